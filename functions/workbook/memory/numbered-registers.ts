import { normalLabel } from '../../../sheets-schema/cell.ts';
import { nameKey } from '../../../sheets-schema/lookalikes.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { fingerprint } from '../../domain/paper/fingerprint.ts';
import type { TableName } from '../../domain/programme.ts';
import { onceEach } from '../once-each.ts';
import type { Tab } from '../snapshot.ts';

/** A register whose rows get their keys from the program. */
interface NumberedRegister {
  readonly table: TableName;
  /** The prefix and the minimum number of digits of the register's keys. */
  readonly prefix: string;
  readonly digits: number;
  /** Groups of columns. Each group alone identifies a row, even if all other columns change. */
  readonly telling: readonly (readonly string[])[];
  /** The column with a person's name. A name that shares no word with the former name is another person's. */
  readonly named?: string;
}

/** Every register with numbered keys. If a register were missing here, its rows would get new numbers after somebody deletes the keys. */
export const numberedRegisters: readonly NumberedRegister[] = [
  { table: 'people', prefix: 'К-', digits: 2, telling: [['email'], ['name']], named: 'name' },
  { table: 'pairs', prefix: 'П-', digits: 2, telling: [['mentorCode', 'menteeCodes']] },
  { table: 'pairRules', prefix: 'ПР-', digits: 1, telling: [] },
  { table: 'consents', prefix: 'С-', digits: 3, telling: [] },
  { table: 'areas', prefix: 'area', digits: 1, telling: [] },
  { table: 'events', prefix: 'С-', digits: 1, telling: [] },
  { table: 'trainings', prefix: 'О-', digits: 1, telling: [] },
  { table: 'materials', prefix: 'М-', digits: 1, telling: [] },
  { table: 'documents', prefix: 'Д-', digits: 1, telling: [] },
  { table: 'sources', prefix: 'И-', digits: 1, telling: [] },
  { table: 'guests', prefix: 'Г-', digits: 1, telling: [] },
  { table: 'publications', prefix: 'ПБ-', digits: 1, telling: [] },
];

const keyColumn = (table: TableName): string => (tables[table] as Table).key[0] ?? '';

const staffColumns = (table: TableName): readonly string[] =>
  Object.entries((tables[table] as Table).columns).flatMap(([key, { owner }]) => (owner === 'staff' ? [key] : []));

export interface NumberedRow {
  /** Grid row. */
  readonly at: number;
  /** The key in the row; undefined if the cell has no valid key. */
  readonly key: string | undefined;
  /** Digests of the column groups. Each digest alone identifies the row. */
  readonly telling: readonly string[];
  /** The digests in `telling`, and a digest of everything that staff wrote into the row. */
  readonly marks: readonly string[];
  /** Digests of the single words of the person's name. */
  readonly words: readonly string[];
}

/** Distinguishes the digest of a word from the digests of whole cells. */
const WORD_SIGN = '~';

/** The digests of the words of a name among all digests of a row. */
export const wordsAmong = (marks: readonly string[]): readonly string[] =>
  marks.filter((mark) => mark.startsWith(WORD_SIGN));

const MARK_DIGITS = 8;
const WORDS = /\p{L}{2,}/gu;

/** Whether a text is a key of this register. In the register of areas, any text is a key. */
function isKey({ table, prefix }: NumberedRegister, text: string): boolean {
  if (table === 'areas') return text !== '';
  return text.startsWith(prefix) && /^\d+$/.test(text.slice(prefix.length));
}

/** The rows of a tab by the salt of their digests. Digests are costly, and a run asks for the same rows several times. */
const known = onceEach((_: Tab) => new Map<string, readonly NumberedRow[]>());

/**
 * The rows of a register that have a key or text from staff; empty if the tab or its key column is missing.
 * @param salt - the salt of the memory
 */
export function numberedRows(register: NumberedRegister, tab: Tab | undefined, salt: string): readonly NumberedRow[] {
  if (!tab) return [];
  const ofTab = known(tab);
  const rows = ofTab.get(salt) ?? digested(register, tab, salt);
  ofTab.set(salt, rows);
  return rows;
}

function digested(register: NumberedRegister, tab: Tab, salt: string): readonly NumberedRow[] {
  const { table, telling, named } = register;
  const keyAt = tab.columns.get(keyColumn(table));
  if (keyAt === undefined) return [];
  const staff = staffColumns(table);
  const digest = (row: number, columns: readonly string[]): string[] => {
    const words = columns.map((key) => normalLabel(String(tab.cells[row]?.[tab.columns.get(key) ?? -1] ?? '')));
    if (words.every((word) => word === '')) return [];
    // Equal addresses have different digests in different schools.
    return [fingerprint(JSON.stringify([salt, table, columns, words]), MARK_DIGITS)];
  };
  const wordsOf = (name: string): string[] =>
    (nameKey(name).match(WORDS) ?? []).map(
      (word) => `${WORD_SIGN}${fingerprint(JSON.stringify([salt, word]), MARK_DIGITS)}`,
    );
  const nameAt = named === undefined ? undefined : tab.columns.get(named);
  return tab.cells.flatMap((cells, at): NumberedRow[] => {
    if (at === 0) return [];
    const typed = String(cells[keyAt] ?? '').trim();
    const key = isKey(register, typed) ? typed : undefined;
    const own = telling.flatMap((columns) => digest(at, columns));
    const marks = [...own, ...digest(at, staff)];
    const words = nameAt === undefined ? [] : wordsOf(String(cells[nameAt] ?? ''));
    return key === undefined && marks.length === 0 ? [] : [{ at, key, telling: own, marks, words }];
  });
}

/** The grid column of a register's keys; undefined if the column is missing. */
export const keyColumnOf = ({ table }: NumberedRegister, tab: Tab): number | undefined =>
  tab.columns.get(keyColumn(table));
