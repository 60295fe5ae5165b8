import { invalidArgument } from '../../core/errors.ts';
import { showA1 } from '../a1.ts';
import { cellChange, cellData, rowData } from '../cell-data.ts';
import type { Draft } from '../draft.ts';
import { updateMask } from '../field-update.ts';
import { gridRange } from '../grid-range.ts';
import type { Area } from '../model.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { int32, list, message, text } from '../shape.ts';
import { kind } from './kind.ts';

export const gridCoordinate = message({ sheetId: int32, rowIndex: int32, columnIndex: int32 });

type Rows = readonly ReturnType<typeof rowData.read>[];

export const updateCells = kind(
  message({ rows: list(rowData), fields: text, start: gridCoordinate, range: gridRange }),
  ({ rows = [], fields, start, range }, draft) => {
    const mask = updateMask(fields, cellData);
    if (start && range) throw invalidArgument('Only one of start and range can be set.');
    if (!start && !range) throw invalidArgument('One of start or range must be set.');
    const area = range ? rangeArea(draft, requestedArea(draft, range), rows) : startArea(draft, start ?? {}, rows);
    if (!area) return;
    guardArea(draft, area);
    const sheet = draft.edit(area.sheetId);
    const clear = cellChange(draft, {}, mask);
    for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
      const values = rows[row - area.startRowIndex]?.values ?? [];
      const end = range ? area.endColumnIndex : area.startColumnIndex + values.length;
      for (let column = area.startColumnIndex; column < end; column += 1) {
        const data = values[column - area.startColumnIndex];
        const change = data ? cellChange(draft, data, mask) : clear;
        draft.setCell(sheet, row, column, change(sheet.rows[row]?.cells[column] ?? null));
      }
    }
  },
);

const widest = (rows: Rows): number => rows.reduce((most, row) => Math.max(most, row.values?.length ?? 0), 0);

function rangeArea(draft: Draft, area: Area, rows: Rows): Area {
  const { title } = draft.sheet(area.sheetId).properties;
  if (rows.length > area.endRowIndex - area.startRowIndex) {
    throw invalidArgument(
      `Tried writing to row [${area.endRowIndex + 1}] outside of requested range [${showA1(title, area)}].`,
    );
  }
  checkColumns(area.startColumnIndex + widest(rows), area.endColumnIndex);
  return area;
}

function startArea(draft: Draft, start: ReturnType<typeof gridCoordinate.read>, rows: Rows): Area | undefined {
  const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = start;
  const { rowCount, columnCount } = draft.sheet(sheetId).properties.gridProperties;
  const endRowIndex = rowIndex + rows.length;
  if (endRowIndex > rowCount) {
    throw invalidArgument(`Attempting to write row: ${rowCount}, beyond the last requested row of: ${rowCount - 1}`);
  }
  const endColumnIndex = columnIndex + widest(rows);
  checkColumns(endColumnIndex, columnCount);
  if (endRowIndex === rowIndex || endColumnIndex === columnIndex) return undefined;
  return { sheetId, startRowIndex: rowIndex, endRowIndex, startColumnIndex: columnIndex, endColumnIndex };
}

/** @throws 400 with Google's message for a row that is too long */
export function checkColumns(end: number, limit: number): void {
  if (end <= limit) return;
  throw invalidArgument(`Attempting to write column: ${limit}, beyond the last requested column of: ${limit - 1}`);
}
