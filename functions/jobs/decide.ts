import { forms } from '../../sheets-schema/forms/index.ts';
import { outboxStatuses } from '../../sheets-schema/tables/outbox.ts';
import { choices, type Decision, type Hold } from '../domain/hold/hold.ts';
import { schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import { FORM_MARK, foreignForm } from '../workbook/form-registry.ts';
import { answersTab } from '../workbook/layout.ts';
import { type Request, SECRET_MARK } from '../workbook/marks.ts';
import { type HighWater, withHighWater } from '../workbook/memory/high-water.ts';
import { memoryOrHold, newerSeal } from '../workbook/memory/hold-cause.ts';
import { isErased, type Memory, saltOf } from '../workbook/memory/memory.ts';
import { underSeal } from '../workbook/memory/memory-after-commit.ts';
import { joined } from '../workbook/memory/seal.ts';
import { type NextMemory, storeHold } from '../workbook/memory/stored-memory.ts';
import { everythingKnown } from '../workbook/memory/whole-memory.ts';
import { parseSettings, rowsOf } from '../workbook/parse-tables.ts';
import { setCell } from '../workbook/set-cell.ts';
import type { CellChange, Snapshot } from '../workbook/snapshot.ts';
import { markRequests } from '../workbook/spreadsheet-mark.ts';
import { commit, readWorkbook } from '../workbook/workbook.ts';
import { untilCommitted } from './conflict-retry.ts';
import { HighWaterMark } from './high-water-mark.ts';
import type { School } from './school.ts';

/** The decision does not fit the current state of the workbook. */
export class NothingToDecide extends Error {
  constructor() {
    super('Решать уже нечего: откройте лист «Проверка данных», там сказано, как обстоят дела сейчас.');
    this.name = 'NothingToDecide';
  }
}

/** The writes that carry out a decision. */
interface Outcome {
  readonly changes?: readonly CellChange[];
  readonly more: readonly Request[];
  /** The new memory; absent if the memory does not change. */
  readonly nextMemory?: NextMemory;
}

const UNCERTAIN = 'Таблица вернулась к старой версии. Неизвестно, дошло ли письмо: спросите у того, кому оно написано.';

/**
 * Marks letters whose sending had begun as «неизвестно». In a restored older version, such a letter may have arrived long ago, so we must not send it
 * again.
 */
function uncertainLetters(snapshot: Snapshot): CellChange[] {
  const tab = snapshot.tabs.get('outbox');
  if (!tab) return [];
  return rowsOf(snapshot, 'outbox')
    .filter(({ status }) => status === 'sending')
    .flatMap(({ at }) => [
      ...setCell(tab, at, 'status', outboxStatuses.unknown),
      ...setCell(tab, at, 'detail', UNCERTAIN),
    ]);
}

/**
 * Accepts the spreadsheet as it is. The new memory contains all letters and codes that are in the tabs, in the earlier memory, or in the note outside
 * of the spreadsheet.
 */
function goOn(snapshot: Snapshot, note: HighWater | undefined): Outcome {
  const { remembered } = snapshot;
  const here = everythingKnown(snapshot);
  const memory = note ? withHighWater(here, note) : here;
  const before = joined([note?.seal, newerSeal(snapshot, note?.seal), remembered.seal].filter((seal) => !!seal));
  return {
    changes: uncertainLetters(snapshot),
    more: storeHold(remembered, undefined).requests,
    nextMemory: underSeal(memory, before),
  };
}

/** Replaces the link keys in answers: each key made with the former secret becomes a key made with the new secret. */
function resignedKeys({ tabs, secret }: Snapshot, newSecret: string): CellChange[] {
  const [former, now] = [formKey(secret), formKey(newSecret)];
  return Object.keys(forms).flatMap((form) => {
    const tab = tabs.get(answersTab(form));
    const [code, key] = [tab?.columns.get('code'), tab?.columns.get('formKey')];
    if (!tab || code === undefined || key === undefined) return [];
    return tab.cells.flatMap((row, at): CellChange[] => {
      const whose = String(row[code] ?? '').trim();
      if (at === 0 || row[key] === undefined || row[key] !== former(form, whose)) return [];
      return [{ kind: 'set', tab: answersTab(form), row: at, column: key, value: now(form, whose) }];
    });
  });
}

/**
 * Makes the copied spreadsheet a separate school. It remembers the letters and codes of the original, gets its own secret for links, and still needs
 * forms.
 */
function becomeSeparateSchool(snapshot: Snapshot, newSecret: string, today: string): Outcome {
  const { spreadsheetId, remembered, secret } = snapshot;
  const known = everythingKnown(snapshot);
  // We drop the digests of the rows, because they were made with the former secret.
  const keys: Memory['keys'] = new Map(
    [...known.keys].map(([table, each]) => [
      table,
      new Map([...each].map(([key, marks]) => [key, isErased(marks) ? marks : []])),
    ]),
  );
  const memory = { ...known, keys, school: spreadsheetId, salt: saltOf(newSecret) };
  return {
    changes: resignedKeys(snapshot, newSecret),
    more: [
      ...markRequests(SECRET_MARK, secret, newSecret),
      ...[...snapshot.forms].flatMap(([name, link]) =>
        markRequests(`${FORM_MARK}${name}`, JSON.stringify(link), foreignForm(today)),
      ),
      ...storeHold(remembered, undefined).requests,
    ],
    nextMemory: underSeal(memory, remembered.seal),
  };
}

/** The reason why letters are held now; undefined if they are not held. Writes nothing. */
export async function holdNow(school: Pick<School, 'sheets' | 'spreadsheetId'>): Promise<Hold | undefined> {
  const highWater = new HighWaterMark(school);
  const snapshot = await readWorkbook(school.sheets, school.spreadsheetId);
  const ahead = await highWater.isAheadOf(snapshot);
  // Between our reads of the snapshot and of the note, another run may have committed.
  const now = ahead ? await readWorkbook(school.sheets, school.spreadsheetId) : snapshot;
  return memoryOrHold(now, highWater.note?.seal).hold;
}

/**
 * Carries out the curator's decision about held letters. The next run continues from the new state.
 * @param newSecret - makes the secret of a new school: at least 32 characters that nobody can guess
 * @throws NothingToDecide if letters are not on hold, or if the decision does not fit the cause
 */
export async function decide(school: School, decision: Decision, newSecret: () => string): Promise<void> {
  const highWater = new HighWaterMark(school);
  await untilCommitted(school, async () => {
    const snapshot = await readWorkbook(school.sheets, school.spreadsheetId);
    await highWater.isAheadOf(snapshot);
    const { note } = highWater;
    const { hold } = memoryOrHold(snapshot, note?.seal);
    if (!hold || !choices[hold.cause].includes(decision)) throw new NothingToDecide();
    const outcomeOf: Readonly<Record<Decision, () => Outcome>> = {
      goOn: () => goOn(snapshot, note),
      ownSchool: () => {
        const { today } = schoolTime(school.clock.now(), parseSettings(snapshot).settings.timeZone);
        return becomeSeparateSchool(snapshot, newSecret(), today);
      },
      quietCopy: () => ({ more: storeHold(snapshot.remembered, { quietCopy: school.spreadsheetId }).requests }),
    };
    const { changes = [], more, nextMemory } = outcomeOf[decision]();
    await commit(school.sheets, snapshot, changes, { random: school.random, more, remembering: () => nextMemory });
  });
  await highWater.raise(await readWorkbook(school.sheets, school.spreadsheetId));
}
