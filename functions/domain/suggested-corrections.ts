import type { Raw } from '../../sheets-schema/cell.ts';
import type { Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import type { Programme, TableName } from './programme.ts';

/** A suggested correction of an unreadable cell, for one click. */
export interface SuggestedCorrection {
  /** Identifies cell and suggestion, so that a click on an outdated page changes nothing else. */
  readonly key: string;
  readonly table: TableName;
  readonly at: number;
  readonly column: string;
  /** «Участники, C5: Почта». */
  readonly place: string;
  /** What the cell contains now, as «Проверка данных» quotes it. */
  readonly whatWasRead: string;
  readonly suggestion: string;
  /** The cell to write. */
  readonly cell: Raw;
}

/** The suggested corrections of «Проверка данных», in its order. */
export const suggestedCorrections = ({ problems }: Pick<Programme, 'problems'>): readonly SuggestedCorrection[] =>
  problems.flatMap(({ sheet, cell: address = '', whatWasRead = '', correction }) => {
    if (!correction) return [];
    const { table, at, column, value } = correction;
    const known = (tables[table] as Table).columns[column];
    const read = known?.type.read(value);
    if (!known || !read || !('value' in read)) return [];
    return [
      {
        key: `${table}|${at}|${column}|${value}`,
        table,
        at,
        column,
        place: `${sheet}, ${address}: ${known.header}`,
        whatWasRead,
        suggestion: value,
        cell: known.type.write(read.value),
      },
    ];
  });
