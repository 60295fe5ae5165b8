import { cachedByObject } from '../../domain/cached-by-object.ts';
import type { CellChange, Snapshot } from '../snapshot.ts';
import { type KeyedRow, keyChanges, keyedRegisters, keyedRows } from './keyed-registers.ts';
import { isErased, type Memory } from './memory.ts';

type Given = ReadonlyMap<string, readonly string[]>;

/** The row key for each digest that only one row has. */
const keysByMark = cachedByObject((given: Given): ReadonlyMap<string, string> => {
  const found = new Map<string, string | undefined>();
  for (const [key, marks] of given) {
    for (const mark of new Set(marks)) found.set(mark, found.has(mark) ? undefined : key);
  }
  return new Map([...found].flatMap(([mark, key]) => (key === undefined ? [] : [[mark, key] as const])));
});

/** If at least this many rows mix cells of several people, we count them as torn. A single such row may be on purpose. */
const FEWEST_TORN = 2;

/**
 * Rows with cells of different people, because somebody sorted single columns or pushed cells down. A single row of this kind may be on purpose: a
 * colleague can take over an address. But nobody adds a new row with half of the data of a person who already has a row.
 */
export function tornRows(rows: readonly KeyedRow[], given: Given, groups: number): readonly KeyedRow[] {
  const byMark = keysByMark(given);
  const owner = (mark: string) => byMark.get(mark);
  const byKey = new Map(rows.flatMap((row) => (row.key === undefined ? [] : [[row.key, row] as const])));
  const isHalf = ({ key, telling }: KeyedRow) => {
    const [mark = ''] = telling;
    const home = byKey.get(owner(mark) ?? '');
    return key === undefined && telling.length < groups && home !== undefined && !home.telling.includes(mark);
  };
  const mixed = rows.filter(({ telling }) => new Set(telling.flatMap((mark) => owner(mark) ?? [])).size > 1);
  const halves = rows.filter(isHalf);
  return halves.length > 0 || mixed.length >= FEWEST_TORN ? [...mixed, ...halves].sort((a, b) => a.at - b.at) : [];
}

const shares = (a: readonly string[], b: readonly string[] | undefined) => b?.some((mark) => a.includes(mark)) ?? false;

/**
 * Rows whose digests we may remember. We skip torn rows and rows with another row's key, because we need their old digests to restore their keys
 * later. We also skip rows without name and address, and the rows of erased people.
 */
export function trustedRows(rows: readonly KeyedRow[], given: Given, groups: number): readonly KeyedRow[] {
  const isTorn = tornRows(rows, given, groups).length > 0;
  const byMark = keysByMark(given);
  return rows.filter(({ key, marks, telling }) => {
    const known = given.get(key ?? '');
    if (!known || known.length === 0) return true;
    if (isErased(known)) return false;
    const isEmptied = groups > 0 && telling.length === 0;
    return (
      !isTorn && (shares(marks, known) || (!isEmptied && telling.every((mark) => (byMark.get(mark) ?? key) === key)))
    );
  });
}

/**
 * The right key for each row that has lost its key. If a row has no key, any text from staff identifies it. If a row has another row's key, only a
 * name, an address or a pair identifies it.
 */
function lostKeys(rows: readonly KeyedRow[], given: Given): Map<KeyedRow, string | undefined> {
  const byMark = keysByMark(given);
  const rightly = new Set(
    rows.flatMap(({ key, marks }) => (key !== undefined && shares(marks, given.get(key)) ? [key] : [])),
  );
  const found = new Map<KeyedRow, string | undefined>();
  const misplaced = rows.filter(({ key, marks }) => key === undefined || !shares(marks, given.get(key)));
  // If somebody wrote another person into the row of an erased person, the row loses the key.
  for (const row of misplaced)
    if (row.telling.length > 0 && isErased(given.get(row.key ?? ''))) found.set(row, undefined);
  for (const row of misplaced) {
    const { key, marks, telling } = row;
    const known = (key === undefined ? marks : telling).flatMap((mark) => byMark.get(mark) ?? []);
    const [own] = known.filter((each) => !rightly.has(each));
    if (own === undefined || own === key) continue;
    rightly.add(own);
    found.set(row, own);
  }
  // If a key returns to its own row, the row that wrongly has this key loses it.
  const back = new Set(found.values());
  for (const row of misplaced)
    if (row.key !== undefined && back.has(row.key) && !found.has(row)) found.set(row, undefined);
  return found;
}

/** Restores the keys of rows. A row keeps its key even if somebody deleted or overwrote the cell. */
export function restoreKeys(
  { keys, salt }: Pick<Memory, 'keys' | 'salt'>,
  { tabs }: Pick<Snapshot, 'tabs'>,
): CellChange[] {
  return keyedRegisters.flatMap((register) => {
    const given = keys.get(register.table);
    const tab = tabs.get(register.table);
    if (!given || !tab) return [];
    const rows = keyedRows(register, tab, salt);
    if (tornRows(rows, given, register.telling.length).length > 0) return [];
    return [...lostKeys(rows, given)].flatMap(([{ at }, key]) => keyChanges(register, tab, at, key));
  });
}
