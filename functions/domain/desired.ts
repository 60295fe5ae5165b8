import type { ValueOf } from '../../sheets-schema/table.ts';
import type { tables } from '../../sheets-schema/tables/index.ts';
import type { TableName } from './programme.ts';

/** The desired values of a row's system columns. Columns that this object does not name stay unchanged. */
export interface DesiredRow {
  /** Grid row of an existing row; undefined for a new row. Rows of views have no grid row, because their order decides their place. */
  readonly at?: number | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface DesiredTable {
  readonly table: TableName;
  readonly rows: readonly DesiredRow[];
}

type Columns<N extends TableName> = (typeof tables)[N]['columns'];

/** Values for the system columns of a table, with the types of the schema. `undefined` empties a cell. */
export type SystemValues<N extends TableName> = {
  readonly [K in keyof Columns<N> as Columns<N>[K] extends { readonly owner: 'system' } ? K : never]?:
    | ValueOf<Columns<N>[K]>
    | undefined;
};

export interface RowOf<N extends TableName> {
  readonly at?: number | undefined;
  readonly values: SystemValues<N>;
}

/** Declares the desired content of a tab. TypeScript checks the values against the tab's columns. */
export function desired<const N extends TableName>(table: N, rows: readonly RowOf<N>[]): DesiredTable {
  return { table, rows };
}
