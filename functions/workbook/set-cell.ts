import type { Raw } from '../../sheets-schema/cell.ts';
import type { CellChange, Tab } from './snapshot.ts';

/** A change of the cell in a row and a column, by the column's key; no change if the column is missing. */
export function setCell(tab: Tab, row: number, key: string, value: Raw | undefined): CellChange[] {
  const column = tab.columns.get(key);
  return column === undefined ? [] : [{ kind: 'set', tab: tab.layout.name, row, column, value }];
}
