import type { CellType } from './cell.ts';

/** The writer of a column: a form's answers, the staff, or Nastavnik. The system writes only its own columns. */
export type Owner = 'form' | 'staff' | 'system';

/** A column of a tab. We find it by developer metadata from the installation, or else by its header. */
export interface Column<T = unknown, O extends Owner = Owner> {
  readonly header: string;
  readonly owner: O;
  readonly type: CellType<T>;
  readonly width: number;
  /** A note on the header: the content of the column, and who fills it in. */
  readonly note?: string;
  readonly hidden?: boolean;
  /** Whether the programme fails without the column. Without this field, {@link isEssential} decides by owner and type. */
  readonly essential?: boolean;
}

type Columns = Readonly<Record<string, Column>>;

/**
 * The use of a tab.
 * - `register`: we find rows by key. The system adds rows and fills its columns, and never moves or deletes a row.
 * - `view`: the system owns every column and rewrites the rows in the plan's order.
 * - `answers`: a form fills the tab, and we only read it.
 */
export type TableKind = 'register' | 'view' | 'answers';

export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly title: string;
  readonly kind: TableKind;
  /** The columns that make up the key of a register's row, in order. A row with an empty key is new. */
  readonly key: readonly (keyof C & string)[];
  readonly columns: C;
  /** The purpose of the tab. The installation and the guide show it. */
  readonly about: string;
  readonly tabColor?: string;
  /** The number of frozen columns at the left. They keep the name in a wide row visible. */
  readonly frozenColumns?: number;
  readonly hidden?: boolean;
  /** Whether the work goes on without this tab. So a workbook from before the tab needs no new installation. */
  readonly optional?: boolean;
  /** Makes the rows that only an installation writes, such as settings and areas. */
  readonly initialRows?: (programYear: number) => readonly Cells<C>[];
}

export type ValueOf<Col> = Col extends { readonly type: CellType<infer T> } ? T : never;

/** The values of some columns. */
export type Cells<C extends Columns> = { readonly [K in keyof C]?: ValueOf<C[K]> | undefined };

/** A row as we read it. Each column with a readable, non-empty cell has a value. */
export type Row<T extends Table> = Cells<T['columns']>;

/** Empty cells for the system's columns of a row, except for the columns `kept`, which keep their values. */
export function emptyCells<C extends Columns>(
  { columns }: Table<C>,
  ...kept: (keyof C & string)[]
): Readonly<Record<string, undefined>> {
  const names = Object.keys(columns).filter((name) => columns[name]?.owner === 'system' && !kept.includes(name));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

const FREE_TEXT: ReadonlySet<string> = new Set(['text', 'longText', 'link']);

/**
 * Whether a run without this column would draw wrong conclusions. This is true for row keys, and for staff input that the programme uses (dates,
 * choices, codes, marks).
 */
export function isEssential(table: Table, key: string): boolean {
  const column = table.columns[key];
  if (!column || table.kind !== 'register') return false;
  if (table.key.includes(key)) return true;
  return column.essential ?? (column.owner === 'staff' && !FREE_TEXT.has(column.type.kind));
}

/** Declares a table and keeps its exact types. */
export function defineTable<const N extends string, C extends Columns>(
  table: Omit<Table<C>, 'name' | 'initialRows'> & {
    readonly name: N;
    readonly initialRows?: (programYear: number) => readonly Cells<NoInfer<C>>[];
  },
): Table<C> & { readonly name: N } {
  return table;
}

type Extra = { note?: string; hidden?: boolean; essential?: boolean };
const column =
  <const O extends Owner>(owner: O) =>
  <T>(header: string, type: CellType<T>, width: number, extra: Extra = {}): Column<T, O> => ({
    header,
    owner,
    type,
    width,
    ...extra,
  });

/** These functions make columns with an owner: `staff('Дата', date, 100)`. */
export const staff = column('staff');
export const system = column('system');
