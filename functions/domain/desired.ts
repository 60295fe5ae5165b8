import type { ValueOf } from '../../sheets-schema/table.ts';
import type { tables } from '../../sheets-schema/tables/index.ts';
import type { TableName } from './programme.ts';

/** Desired values of a row's system columns; columns that are not named stay as they are. */
export interface DesiredRow {
  /** Grid row of an existing row; absent for a new row (and in views, which are placed by order). */
  readonly at?: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Desired content of a tab. */
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

/** Declares a tab's desired content, checked against its columns. */
export function desired<const N extends TableName>(table: N, rows: readonly RowOf<N>[]): DesiredTable {
  return { table, rows };
}
