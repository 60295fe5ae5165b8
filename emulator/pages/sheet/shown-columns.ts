import type { Sheet } from '../../sheets/model.ts';

const LEAST_COLUMNS = 6;

/** The columns that the page shows (zero-based): all visible columns up to the last column with content, at least six. */
export function shownColumns(sheet: Sheet): number[] {
  const { columnCount } = sheet.properties.gridProperties;
  const filled = sheet.rows.reduce((most, row) => Math.max(most, row?.cells.length ?? 0), 0);
  const count = Math.min(columnCount, Math.max(filled, LEAST_COLUMNS));
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => !sheet.columnProperties[index]?.hiddenByUser,
  );
}
