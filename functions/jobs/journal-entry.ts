import { desired } from '../domain/desired.ts';
import { ACTION } from '../domain/journal/changes-view.ts';
import { withoutNames } from '../domain/journal/without-names.ts';
import { fingerprint } from '../domain/paper/fingerprint.ts';
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

/** What a person did on a page after logging in. */
export interface Action {
  /** The address of their account. */
  readonly who: string;
  readonly subject: string;
  readonly what: string;
}

const DIGEST_DIGITS = 12;

/**
 * Adds the line about an action to the journal. Names of participants become codes, also if the account is theirs.
 * @param now - local date and time
 */
export function actionChanges(
  { tables: { people } }: Programme,
  snapshot: Snapshot,
  action: Action,
  now: string,
): CellChange[] {
  const [who, subject, what] = [action.who, action.subject, action.what].map((text) => withoutNames(text, people));
  const entryId = `${ACTION}${now}|${fingerprint(JSON.stringify(action), DIGEST_DIGITS)}`;
  return diff([desired('journal', [{ values: { entryId, when: now, who, subject, what } }])], snapshot);
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

type JournalSchool = Pick<School, 'sheets' | 'spreadsheetId' | 'clock' | 'random' | 'pause'>;

async function write(
  school: JournalSchool,
  changesOf: (programme: Programme, snapshot: Snapshot, now: string) => CellChange[],
): Promise<void> {
  return untilCommitted(school, async () => {
    const snapshot = await readWorkbook(school.sheets, school.spreadsheetId);
    const programme = parse(snapshot);
    const { now } = schoolTime(school.clock.now(), programme.settings.timeZone);
    const changes = changesOf(programme, snapshot, now);
    if (changes.length > 0) await commit(school.sheets, snapshot, changes);
  });
}

/** Writes a line into the journal, unless the journal has it already. */
export async function enterInJournal(school: JournalSchool, entry: JournalEntry): Promise<void> {
  return write(school, (programme, snapshot, now) => journalChanges(programme, snapshot, entry, now));
}

/** Writes into the journal who did something. */
export async function recordAction(school: JournalSchool, action: Action): Promise<void> {
  return write(school, (programme, snapshot, now) => actionChanges(programme, snapshot, action, now));
}
