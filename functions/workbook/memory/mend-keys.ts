import type { CellChange, Snapshot } from '../snapshot.ts';
import type { Memory } from './memory.ts';
import { keyColumnOf, type NumberedRow, numberedRegisters, numberedRows } from './numbered.ts';

/** By mark, the one key whose row has it; a mark that two rows share tells neither. */
function keysByMark(given: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const [key, marks] of given) {
    for (const mark of new Set(marks)) found.set(mark, found.has(mark) ? undefined : key);
  }
  return new Map([...found].flatMap(([mark, key]) => (key === undefined ? [] : [[mark, key] as const])));
}

/** Rows that cannot be told apart, because cells of several people stand in them. */
const FEWEST_TORN = 2;

/**
 * Rows whose cells belong to different people: columns were sorted alone, or cells were pushed down. One such row alone may be
 * meant, an address that went over to a colleague; but nobody enters half of somebody who has a row already.
 */
export function tornRows(
  rows: readonly NumberedRow[],
  given: ReadonlyMap<string, readonly string[]>,
  groups: number,
): readonly NumberedRow[] {
  const byMark = keysByMark(given);
  const owner = (mark: string) => byMark.get(mark);
  const standing = new Map(rows.flatMap((row) => (row.key === undefined ? [] : [[row.key, row] as const])));
  const isHalf = ({ key, telling }: NumberedRow) => {
    const [mark = ''] = telling;
    const home = standing.get(owner(mark) ?? '');
    return key === undefined && telling.length < groups && home !== undefined && !home.telling.includes(mark);
  };
  const mixed = rows.filter(({ telling }) => new Set(telling.flatMap((mark) => owner(mark) ?? [])).size > 1);
  const halves = rows.filter(isHalf);
  return halves.length > 0 || mixed.length >= FEWEST_TORN ? [...mixed, ...halves].sort((a, b) => a.at - b.at) : [];
}

const shares = (a: readonly string[], b: readonly string[] | undefined) => b?.some((mark) => a.includes(mark)) ?? false;

/**
 * The rows of which it may be learned by what they are known: all but those that people tore apart, and those that say they are
 * another key's row. What is known of these is what will bring their keys back.
 */
export function trustedRows(
  rows: readonly NumberedRow[],
  given: ReadonlyMap<string, readonly string[]>,
  groups: number,
): readonly NumberedRow[] {
  const isTorn = tornRows(rows, given, groups).length > 0;
  const byMark = keysByMark(given);
  return rows.filter(({ key, marks, telling }) => {
    const known = given.get(key ?? '');
    if (!known || known.length === 0) return true;
    return !isTorn && (shares(marks, known) || telling.every((mark) => (byMark.get(mark) ?? key) === key));
  });
}

/**
 * The key that belongs into each row which has lost its own. One that has none is known again by whatever staff wrote into it;
 * one that has another's only by what tells it by itself: a name, an address, who is paired with whom.
 */
function lostKeys(
  rows: readonly NumberedRow[],
  given: ReadonlyMap<string, readonly string[]>,
): Map<NumberedRow, string | undefined> {
  const byMark = keysByMark(given);
  const rightly = new Set(
    rows.flatMap(({ key, marks }) => (key !== undefined && shares(marks, given.get(key)) ? [key] : [])),
  );
  const found = new Map<NumberedRow, string | undefined>();
  const astray = rows.filter(({ key, marks }) => key === undefined || !shares(marks, given.get(key)));
  for (const row of astray) {
    const { key, marks, telling } = row;
    const known = (key === undefined ? marks : telling).flatMap((mark) => byMark.get(mark) ?? []);
    const [own] = known.filter((each) => !rightly.has(each));
    if (own === undefined || own === key) continue;
    rightly.add(own);
    found.set(row, own);
  }
  // A key that was given back to its own row goes from the one that it had strayed to.
  const back = new Set(found.values());
  for (const row of astray)
    if (row.key !== undefined && back.has(row.key) && !found.has(row)) found.set(row, undefined);
  return found;
}

/** What gives rows back the keys that they had: a code is given once, and its row has it whatever was wiped or typed over it. */
export function mendKeys(
  { keys }: Pick<Memory, 'keys'>,
  { tabs, secret }: Pick<Snapshot, 'tabs' | 'secret'>,
): CellChange[] {
  return numberedRegisters.flatMap((register) => {
    const given = keys.get(register.table);
    const tab = tabs.get(register.table);
    const column = tab && keyColumnOf(register, tab);
    if (!given || !tab || column === undefined) return [];
    const rows = numberedRows(register, tab, secret);
    if (tornRows(rows, given, register.telling.length).length > 0) return [];
    return [...lostKeys(rows, given)].map(
      ([{ at }, value]): CellChange => ({ kind: 'set', tab: register.table, row: at, column, value }),
    );
  });
}
