import { FROM_EARLIER_VERSION } from '../../sheets-schema/earlier-version.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import { lostMarks, mergedColumns, writtenColumns } from './column-guards.ts';
import { compareAndSet, type WriteOptions } from './compare-and-set.ts';
import type { Request } from './marks.ts';
import { memoryAfterCommit } from './memory/memory-after-commit.ts';
import { type NextMemory, storeMemory } from './memory/stored-memory.ts';
import { repairMisplaced } from './misplaced-values.ts';
import { EXACT_FIELDS, READ_FIELDS, toSnapshot } from './read.ts';
import { changeRequests } from './requests.ts';
import { apply, type CellChange, type Snapshot } from './snapshot.ts';
import { keepLatest, withUnchangedTabs } from './unchanged-tabs.ts';
import { WorkbookError } from './workbook-error.ts';
import { cellsToCheck, isWrittenInPlace } from './write-check.ts';

/** Reads the whole workbook in one call. */
export async function readWorkbook(sheets: SheetsGateway, spreadsheetId: string): Promise<Snapshot> {
  return withUnchangedTabs(sheets, toSnapshot(await sheets.read(spreadsheetId, READ_FIELDS)));
}

/** Like {@link readWorkbook}, but with formulas and notes, for callers that change staff cells and may have to restore them. */
export async function readExactly(sheets: SheetsGateway, spreadsheetId: string): Promise<Snapshot> {
  return toSnapshot(await sheets.read(spreadsheetId, EXACT_FIELDS), true);
}

/** The result of a commit. */
export interface CommitResult {
  readonly snapshot: Snapshot;
  /** Whether we read the workbook again after the write. */
  readonly moved: boolean;
  /** Whether another run committed before we repaired our misplaced values. That run may have used them. */
  readonly contested: boolean;
}

interface CommitOptions extends Pick<WriteOptions, 'random' | 'columns'> {
  readonly more?: readonly Request[];
  readonly read?: () => Promise<Snapshot>;
  /** Computes the memory after the commit. The default is {@link memoryAfterCommit}. */
  readonly remembering?: (had: Snapshot, has: Snapshot) => NextMemory | undefined;
}

/** The most repairs, if people keep moving rows. */
const MOST_REPAIRS = 10;

/** The error after the last repair, with the tabs where our cells may be in wrong rows. */
function gaveUp(changes: readonly CellChange[], { tabs }: Snapshot): WorkbookError {
  const titles = new Set(changes.map(({ tab }) => `«${tabs.get(tab)?.title ?? tab}»`));
  return new WorkbookError(
    'moved',
    `Пока программа записывала, на листах ${[...titles].join(', ')} всё время переставляли строки. Проверьте там столбцы, которые заполняет «Наставник»: если они не подходят к своим строкам, верните прежнюю таблицу ${FROM_EARLIER_VERSION}.`,
  );
}

interface Written {
  /** The snapshot after the write, if every value is in its right row. */
  readonly expected?: Snapshot;
  /** Ids of marks whose columns people had deleted. */
  readonly lost: ReadonlySet<number>;
}

async function write(
  sheets: SheetsGateway,
  before: Snapshot,
  changes: readonly CellChange[],
  { random = Math.random, columns = new Map(), more = [], remembering = memoryAfterCommit }: CommitOptions,
): Promise<Written> {
  const held = mergedColumns(columns, writtenColumns(changes, before));
  const tabs = apply(changes, before, before.revision + 1);
  const nextMemory = remembering(before, tabs);
  const storedMemory = nextMemory && storeMemory(before.remembered, nextMemory, before.markerSheetId);
  const expected = storedMemory ? { ...tabs, remembered: storedMemory.after } : tabs;
  const requests = [...changeRequests(changes, before), ...(storedMemory?.requests ?? []), ...more];
  const answer = await compareAndSet(sheets, before, requests, {
    random,
    columns: held,
    shown: cellsToCheck(changes, before),
  });
  if (!answer) return { lost: new Set() };
  const lost = lostMarks(held, answer);
  if (lost.size > 0 || !isWrittenInPlace(changes, before, expected, answer)) return { lost };
  keepLatest(sheets, expected);
  return { expected, lost };
}

/**
 * Writes changes and checks in Google's answer whether each value went into its row. If people had moved rows, repairs the misplaced values. Google
 * itself refuses the batch if a column has moved.
 * @throws WorkbookError `conflict` if nothing was written because somebody else committed or moved a column; `moved` if people moved rows again and
 * again
 */
export async function commitAndRepair(
  sheets: SheetsGateway,
  snapshot: Snapshot,
  changes: readonly CellChange[],
  options: CommitOptions = {},
): Promise<CommitResult> {
  const read = options.read ?? (() => readWorkbook(sheets, snapshot.spreadsheetId));
  const first = await write(sheets, snapshot, changes, options);
  if (first.expected) return { snapshot: first.expected, moved: false, contested: false };
  let [before, own, lost, contested] = [snapshot, changes, first.lost, false];
  for (let tried = 0; tried < MOST_REPAIRS; tried++) {
    const after = await read();
    contested ||= after.revision !== before.revision + 1;
    const right = repairMisplaced(before, own, after, lost);
    if (right.changes.length + right.requests.length === 0) return { snapshot: after, moved: true, contested };
    try {
      const repaired = await write(sheets, after, right.changes, {
        ...options,
        columns: new Map(),
        more: right.requests,
      });
      if (repaired.expected) return { snapshot: repaired.expected, moved: true, contested };
      [before, own, lost] = [after, right.changes, repaired.lost];
    } catch (error) {
      if (!(error instanceof WorkbookError && error.code === 'conflict')) throw error;
    }
  }
  throw gaveUp(changes, snapshot);
}

/**
 * Commits changes in one atomic call, together with the memory of letters and keys.
 * @param snapshot - the snapshot on which the changes are based
 * @returns the snapshot after the commit
 * @throws WorkbookError like {@link commitAndRepair}
 */
export async function commit(
  sheets: SheetsGateway,
  snapshot: Snapshot,
  changes: readonly CellChange[],
  options: CommitOptions = {},
): Promise<Snapshot> {
  return (await commitAndRepair(sheets, snapshot, changes, options)).snapshot;
}
