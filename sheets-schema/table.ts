import type { CellType } from './cell.ts';

/** Who may write a column: an answer of a form, the staff, or Nastavnik. The system writes only its own. */
export type Owner = 'form' | 'staff' | 'system';

/** A column of a tab. Found by the developer metadata laid at installation, by header where there is none. */
export interface Column<T = unknown, O extends Owner = Owner> {
  readonly header: string;
  readonly owner: O;
  readonly type: CellType<T>;
  /** Width in pixels. */
  readonly width: number;
  /** Shown as a note on the header: what belongs here and who fills it. */
  readonly note?: string;
  readonly hidden?: boolean;
  /** Whether the programme goes wrong without it; where it is left out, {@link isEssential} decides by owner and type. */
  readonly essential?: boolean;
}

export type Columns = Readonly<Record<string, Column>>;

/**
 * How a tab behaves.
 *
 * - `register`: rows are found by key; the system adds rows and fills its columns, and never moves or deletes a row.
 * - `view`: every column is the system's and the rows are written anew, in the order of the plan.
 * - `answers`: the tab that a form fills; read only.
 */
export type TableKind = 'register' | 'view' | 'answers';

export interface Table<C extends Columns = Columns> {
  /** Stable name in the code and in developer metadata. */
  readonly name: string;
  /** The tab's title. */
  readonly title: string;
  readonly kind: TableKind;
  /** Key columns of a register, in order. A row whose key is empty is new. */
  readonly key: readonly (keyof C & string)[];
  readonly columns: C;
  /** What the tab is for: shown in the installation and the guide. */
  readonly about: string;
  readonly tabColor?: string;
  /** Columns at the left that stay in sight, so that a wide row keeps its name. */
  readonly frozenColumns?: number;
  readonly hidden?: boolean;
  /** Rows written once, at installation, e.g. the settings and the dictionary: for a programme year. */
  readonly initialRows?: (programYear: number) => readonly Cells<C>[];
}

/** The value that a column's type gives. */
export type ValueOf<Col> = Col extends { readonly type: CellType<infer T> } ? T : never;

/** Values of some columns. */
export type Cells<C extends Columns> = { readonly [K in keyof C]?: ValueOf<C[K]> | undefined };

/** A parsed row: a value for each column whose cell is not empty and could be read. */
export type Row<T extends Table> = Cells<T['columns']>;

const FREE_TEXT: ReadonlySet<string> = new Set(['text', 'longText', 'link']);

/**
 * Whether what follows from the rest of the workbook is wrong once this column is gone: the keys by which rows are known,
 * and what staff entered for the programme to reckon with (dates, choices, codes, marks). Remarks are not.
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

/** Columns by owner: `staff('Дата', date, 100)`. */
export const staff = column('staff');
export const system = column('system');
