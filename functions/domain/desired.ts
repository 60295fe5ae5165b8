import type { ValueOf } from '../../sheets-schema/table.ts';
import type { tables } from '../../sheets-schema/tables/index.ts';
import type { TableName } from './programme.ts';

/** The system columns of a row as they should read; a column that is not named is left alone. */
export interface DesiredRow {
  /** Grid row of an existing row; absent for a row to be added (and in views, where the order is the place). */
  readonly at?: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a tab should say. */
export interface DesiredTable {
  readonly table: TableName;
  readonly rows: readonly DesiredRow[];
}

type Columns<N extends TableName> = (typeof tables)[N]['columns'];

/** Values for the system columns of a table, typed by the schema; `undefined` empties the cell. */
export type SystemValues<N extends TableName> = {
  readonly [K in keyof Columns<N> as Columns<N>[K] extends { readonly owner: 'system' } ? K : never]?:
    | ValueOf<Columns<N>[K]>
    | undefined;
};

export interface RowOf<N extends TableName> {
  readonly at?: number;
  readonly values: SystemValues<N>;
}

/** Declares what a tab should say, checked against its columns. */
export function desired<const N extends TableName>(table: N, rows: readonly RowOf<N>[]): DesiredTable {
  return { table, rows };
}
