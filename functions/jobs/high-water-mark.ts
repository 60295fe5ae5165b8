import { GoogleError } from '../gateways/google-error.ts';
import { type HighWater, printHighWater, readHighWater, withoutErased } from '../workbook/memory/high-water.ts';
import { isBehind } from '../workbook/memory/seal.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import type { School } from './school.ts';

/** The note outside of the spreadsheet's content. A run reads the note once, and only when needed. */
export class HighWaterMark {
  private readonly school: Pick<School, 'sheets' | 'spreadsheetId'>;
  private asked = false;
  private known: HighWater | undefined;

  constructor(school: Pick<School, 'sheets' | 'spreadsheetId'>) {
    this.school = school;
  }

  /** The note, if this run has read it. A note copied with the file from another spreadsheet does not count. */
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
   * Reads the note at the first call.
   * @returns whether the snapshot is older than the note. If it is, another run may have committed since the snapshot, and the caller must read the
   * workbook again. Later calls return false.
   */
  async isAheadOf({ remembered }: Snapshot): Promise<boolean> {
    if (this.asked) return false;
    await this.ask();
    return this.note !== undefined && isBehind(remembered.seal, this.note.seal);
  }

  /**
   * Writes a new note if the memory has changed. If somebody restored an older version of the workbook, the note stays unchanged, because only the
   * note contains the lost letters and keys. If the write fails, the next commit tries again.
   */
  async raise({ remembered: { memory, seal } }: Snapshot, { always = false } = {}): Promise<void> {
    const { notes } = this.school.sheets;
    if (!notes || !memory || !seal || seal.school !== this.school.spreadsheetId) return;
    try {
      await this.ask();
      if (this.note && isBehind(seal, this.note.seal)) return;
      if (!always && this.note?.seal.digest === seal.digest && this.note.seal.revision === seal.revision) return;
      await this.write(printHighWater(memory, seal, notes.room));
    } catch (error) {
      // We ignore Google's error: letters need not wait for the note, because the spreadsheet has its own memory.
      if (!(error instanceof GoogleError)) throw error;
    }
  }

  /** Removes an erased person's digests from the note, even if the rest of the note must stay because letters are on hold. */
  async forget(code: string): Promise<void> {
    await this.ask();
    const text = this.note && withoutErased(this.note, code);
    if (text !== undefined) await this.write(text);
  }

  private async write(text: string): Promise<void> {
    await this.school.sheets.notes?.note(this.school.spreadsheetId, text);
    this.known = readHighWater(text);
  }
}
