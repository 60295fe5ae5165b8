import { normalLabel } from '../../../sheets-schema/cell.ts';
import { nameKey } from '../../../sheets-schema/lookalikes.ts';
import type { Owner, Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { cachedByObject } from '../../domain/cached-by-object.ts';
import { fingerprint } from '../../domain/paper/fingerprint.ts';
import type { TableName } from '../../domain/programme.ts';
import { cachedByRow } from '../cached-by-row.ts';
import type { CellChange, Snapshot, Tab } from '../snapshot.ts';

interface KeyedRegister {
  readonly table: TableName;
  /** Groups of columns. Each group alone identifies a row, even if all other columns change. */
  readonly telling: readonly (readonly string[])[];
  /** The column with a person's name. A name that shares no word with the former name is another person's. */
  readonly named?: string;
}

interface NumberedRegister extends KeyedRegister {
  readonly prefix: string;
  readonly digits: number;
}

export const peopleRegister: NumberedRegister = {
  table: 'people',
  prefix: 'К-',
  digits: 2,
  telling: [['email'], ['name']],
  named: 'name',
};

/** The key with this number. */
export const numberedKey = ({ prefix, digits }: Pick<NumberedRegister, 'prefix' | 'digits'>, number: number): string =>
  `${prefix}${String(number).padStart(digits, '0')}`;

/** Every register with numbered keys. */
export const numberedRegisters: readonly NumberedRegister[] = [
  peopleRegister,
  { table: 'pairs', prefix: 'П-', digits: 2, telling: [['mentorCode', 'menteeCodes']] },
  { table: 'pairRules', prefix: 'ПР-', digits: 1, telling: [] },
  { table: 'consents', prefix: 'С-', digits: 3, telling: [] },
  { table: 'areas', prefix: 'area', digits: 1, telling: [['label']] },
  { table: 'events', prefix: 'С-', digits: 1, telling: [] },
  { table: 'trainings', prefix: 'О-', digits: 1, telling: [] },
  { table: 'nominations', prefix: 'Н-', digits: 1, telling: [] },
  { table: 'materials', prefix: 'М-', digits: 1, telling: [] },
  { table: 'documents', prefix: 'Д-', digits: 1, telling: [] },
  { table: 'sources', prefix: 'И-', digits: 1, telling: [] },
  { table: 'guests', prefix: 'Г-', digits: 1, telling: [] },
  { table: 'curators', prefix: 'КР-', digits: 1, telling: [] },
  { table: 'publications', prefix: 'ПБ-', digits: 1, telling: [] },
];

const numbered: ReadonlySet<string> = new Set(numberedRegisters.map(({ table }) => table));

/** Tables whose lost keys this module does not put back. */
const LEDGERS: ReadonlySet<string> = new Set<TableName>(['outbox', 'journal']);

const columnsOf = (table: Table, wanted: Owner): readonly string[] =>
  Object.entries(table.columns).flatMap(([key, { owner }]) => (owner === wanted ? [key] : []));

/** Registers whose keys follow from other data. Their other system cells identify a row, because only the program writes them. */
const derivedRegisters: readonly KeyedRegister[] = (Object.values(tables) as Table[])
  .filter(({ name, kind, key, columns }) => {
    const isSystem = key.length > 0 && key.every((each) => columns[each]?.owner === 'system');
    return kind === 'register' && isSystem && !numbered.has(name) && !LEDGERS.has(name);
  })
  .map((table) => ({
    table: table.name as TableName,
    telling: [columnsOf(table, 'system').filter((each) => !table.key.includes(each))],
  }));

/** Every register whose keys return to their rows after somebody deletes or overwrites them. */
export const keyedRegisters: readonly KeyedRegister[] = [...numberedRegisters, ...derivedRegisters];

export interface KeyedRow {
  /** Grid row. */
  readonly at: number;
  /** The key in the row; undefined if its cells have no valid key. */
  readonly key: string | undefined;
  /** Digests of the column groups. Each digest alone identifies the row. */
  readonly telling: readonly string[];
  /** The digests in `telling`, and a digest of everything that staff wrote into the row. */
  readonly marks: readonly string[];
  /** Digests of the single words of the person's name. */
  readonly words: readonly string[];
}

/** The beginning of the digest of a word. Digests of whole cells do not begin with it. */
const WORD_SIGN = '~';

/** Picks the digests of a name's words from all digests of a row. */
export const wordsAmong = (marks: readonly string[]): readonly string[] =>
  marks.filter((mark) => mark.startsWith(WORD_SIGN));

const MARK_DIGITS = 8;
const WORDS = /\p{L}{2,}/gu;

const JOINT = '|';

const prefixes = new Map<string, string>(numberedRegisters.map(({ table, prefix }) => [table, prefix]));

/** Whether texts are the parts of a key. In the register of areas, any text is a key. */
function isKey(table: Table, parts: readonly string[]): boolean {
  if (parts.some((part) => part === '')) return false;
  const prefix = table.name === 'areas' ? undefined : prefixes.get(table.name);
  const [text = ''] = parts;
  if (prefix !== undefined) return text.startsWith(prefix) && /^\d+$/.test(text.slice(prefix.length));
  return table.key.every((key, i) => 'value' in (table.columns[key]?.type.read(parts[i] ?? '') ?? {}));
}

/** The key in a grid row; undefined if its cells have no valid key. */
export function keyIn(name: TableName, tab: Tab, row: number): string | undefined {
  const table: Table = tables[name];
  const parts = table.key.map((key) => String(tab.cells[row]?.[tab.columns.get(key) ?? -1] ?? '').trim());
  return isKey(table, parts) ? parts.join(JOINT) : undefined;
}

/** The rows of a tab by the salt of their digests. Digests are costly, and a run asks for the same rows several times. */
const known = cachedByObject((_: Tab) => new Map<string, readonly KeyedRow[]>());

/**
 * The rows of a register that have a key or text from staff; empty if the tab or its key column is missing.
 * @param salt - the salt of the memory
 */
export function keyedRows(register: KeyedRegister, tab: Tab | undefined, salt: string): readonly KeyedRow[] {
  if (!tab) return [];
  const ofTab = known(tab);
  const rows = ofTab.get(salt) ?? digested(register, tab, salt);
  ofTab.set(salt, rows);
  return rows;
}

/** The rows of «Участники»; see {@link keyedRows}. */
export const peopleRows = ({ tabs }: Pick<Snapshot, 'tabs'>, salt: string): readonly KeyedRow[] =>
  keyedRows(peopleRegister, tabs.get('people'), salt);

/** The digests of a row by salt, because most rows stay the same over many runs. */
const knownOfRow = cachedByRow(() => new Map<string, KeyedRow | undefined>());

function digested(register: KeyedRegister, tab: Tab, salt: string): readonly KeyedRow[] {
  if (!keyColumnsOf(register, tab)) return [];
  const staff = columnsOf(tables[register.table], 'staff');
  return tab.cells.flatMap((_, at): KeyedRow[] => {
    if (at === 0) return [];
    const bySalt = knownOfRow(tab, at);
    const row = bySalt.has(salt) ? bySalt.get(salt) : digestedRow(register, tab, at, staff, salt);
    bySalt.set(salt, row);
    return row ? [row] : [];
  });
}

/** A row with its digests; undefined if the row is empty. @param staff - the columns of the staff */
function digestedRow(
  { table, telling, named }: KeyedRegister,
  tab: Tab,
  at: number,
  staff: readonly string[],
  salt: string,
): KeyedRow | undefined {
  const textIn = (key: string | undefined) => String(tab.cells[at]?.[tab.columns.get(key ?? '') ?? -1] ?? '');
  const digest = (keys: readonly string[]): string[] => {
    const words = keys.map((each) => normalLabel(textIn(each)));
    if (words.every((word) => word === '')) return [];
    // Equal addresses have different digests in different schools.
    return [fingerprint(JSON.stringify([salt, table, keys, words]), MARK_DIGITS)];
  };
  const key = keyIn(table, tab, at);
  const own = telling.flatMap(digest);
  const marks = [...own, ...digest(staff)];
  const words = (nameKey(textIn(named)).match(WORDS) ?? []).map(
    (word) => `${WORD_SIGN}${fingerprint(JSON.stringify([salt, word]), MARK_DIGITS)}`,
  );
  return key === undefined && marks.length === 0 ? undefined : { at, key, telling: own, marks, words };
}

/** The grid columns of a register's keys; undefined if one is missing. */
function keyColumnsOf({ table }: KeyedRegister, { columns }: Tab): readonly number[] | undefined {
  const found = (tables[table] as Table).key.flatMap((key) => columns.get(key) ?? []);
  return found.length === tables[table].key.length ? found : undefined;
}

/** The changes that write a key into a grid row, or empty its key if `key` is undefined. */
export function keyChanges(register: KeyedRegister, tab: Tab, row: number, key: string | undefined): CellChange[] {
  const { key: columns, columns: schema }: Table = tables[register.table];
  const parts = columns.length === 1 ? [key] : (key?.split(JOINT) ?? []);
  return (keyColumnsOf(register, tab) ?? []).map((column, i): CellChange => {
    const part = parts[i];
    const type = schema[columns[i] ?? '']?.type;
    const read = part === undefined ? undefined : type?.read(part);
    const value = read && 'value' in read ? type?.write(read.value) : part;
    return { kind: 'set', tab: register.table, row, column, value };
  });
}
