import { GoogleError } from '../gateways/google-error.ts';
import { type HighWater, isBehind, printHighWater, readHighWater } from '../workbook/memory/high-water.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import type { School } from './school.ts';

/** What is noted of a school outside of its spreadsheet's content, as one run knows it: asked for once, and only when needed. */
export class HighWaterMark {
  private readonly school: Pick<School, 'sheets' | 'spreadsheetId'>;
  private asked = false;
  private known: HighWater | undefined;

  constructor(school: Pick<School, 'sheets' | 'spreadsheetId'>) {
    this.school = school;
  }

  /** The note as far as this run has asked for it; that of another spreadsheet, which was copied with the file, is none. */
  get note(): HighWater | undefined {
    return this.known?.seal.school === this.school.spreadsheetId ? this.known : undefined;
  }

  private async ask(): Promise<void> {
    const { sheets, spreadsheetId } = this.school;
    if (this.asked) return;
    this.known = readHighWater(await sheets.notes?.recall(spreadsheetId));
    this.asked = true;
  }

  /**
   * Asks for the note.
   * @returns whether the workbook, which was read before, is behind it: another run may have come between, so it must be read
   * again. False once that was answered.
   */
  async isAheadOf({ remembered }: Snapshot): Promise<boolean> {
    if (this.asked) return false;
    await this.ask();
    return this.note !== undefined && isBehind(remembered.seal, this.note.seal);
  }

  /**
   * Notes what the workbook knows now, where that is news. A note is never lowered: a workbook that went back behind it has
   * forgotten what only the note still knows. What cannot be noted today is noted after the next commit.
   */
  async raise({ remembered: { memory, seal } }: Snapshot, { always = false } = {}): Promise<void> {
    const { notes } = this.school.sheets;
    if (!notes || !memory || !seal || seal.school !== this.school.spreadsheetId) return;
    try {
      await this.ask();
      if (this.note && isBehind(seal, this.note.seal)) return;
      if (!always && this.note?.seal.digest === seal.digest && this.note.seal.revision === seal.revision) return;
      const text = printHighWater(memory, seal, notes.room);
      await notes.note(this.school.spreadsheetId, text);
      this.known = readHighWater(text);
    } catch (error) {
      // The spreadsheet itself remembers; no letter waits for this.
      if (!(error instanceof GoogleError)) throw error;
    }
  }
}
