import { desired } from '../domain/desired.ts';
import type { Programme } from '../domain/programme.ts';
import { schoolTime } from '../gateways/clock.ts';
import { diff } from '../workbook/diff.ts';
import { parse } from '../workbook/parse.ts';
import type { CellChange, Snapshot } from '../workbook/snapshot.ts';
import { commit, readWorkbook } from '../workbook/workbook.ts';
import { untilCommitted } from './conflict-retry.ts';
import type { School } from './school.ts';

export interface JournalEntry {
  /** One action has one id, so it has only one line. */
  readonly entryId: string;
  readonly subject: string;
  readonly what: string;
  readonly why: string;
}

/**
 * Adds the line to the journal, unless the journal has it already.
 * @param now - local date and time
 */
export function journalChanges(
  { tables: { journal } }: Programme,
  snapshot: Snapshot,
  entry: JournalEntry,
  now: string,
): CellChange[] {
  if (journal.some((row) => row.entryId === entry.entryId)) return [];
  return diff([desired('journal', [{ values: { ...entry, when: now, who: 'куратор' } }])], snapshot);
}

/** Writes a line into the journal, unless the journal has it already. */
export async function enterInJournal(
  school: Pick<School, 'sheets' | 'spreadsheetId' | 'clock' | 'random' | 'pause'>,
  entry: JournalEntry,
): Promise<void> {
  return untilCommitted(school, async () => {
    const snapshot = await readWorkbook(school.sheets, school.spreadsheetId);
    const programme = parse(snapshot);
    const { now } = schoolTime(school.clock.now(), programme.settings.timeZone);
    const changes = journalChanges(programme, snapshot, entry, now);
    if (changes.length === 0) return;
    await commit(school.sheets, snapshot, changes);
  });
}
