import { invalidArgument } from '../../core/errors.ts';
import { makeCell } from '../cell-data.ts';
import type { Draft } from '../draft.ts';
import { cellAt } from '../grid.ts';
import { contains, gridRange, intersection } from '../grid-range.ts';
import type { Area } from '../model.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { choice, message } from '../shape.ts';
import { kind, required } from './kind.ts';

const TYPES = ['MERGE_ALL', 'MERGE_COLUMNS', 'MERGE_ROWS'] as const;

export const mergeCells = kind(
  message({ range: gridRange, mergeType: choice('MergeCellsRequest.MergeType', TYPES) }),
  ({ range, mergeType = 'MERGE_ALL' }, draft) => {
    const area = requestedArea(draft, required(range, 'range'));
    guardArea(draft, area);
    const sheet = draft.edit(area.sheetId);
    if (sheet.tables.some(({ range: cells }) => intersection(cells, area)))
      throw invalidArgument('You cannot merge cells in a table.');
    const touched = sheet.merges.filter((merge) => intersection(merge, area));
    if (touched.some((merge) => !contains(area, merge))) {
      throw invalidArgument('You must select all cells in a merged range to merge or unmerge them.');
    }
    const merges = parts(area, mergeType).filter((part) => cellCount(part) > 1);
    sheet.merges = [...sheet.merges.filter((merge) => !touched.includes(merge)), ...merges];
    for (const merge of merges) keepTopLeft(draft, merge);
  },
);

function parts(area: Area, type: (typeof TYPES)[number]): Area[] {
  if (type === 'MERGE_ALL') return [area];
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = area;
  if (type === 'MERGE_COLUMNS') {
    return Array.from({ length: endColumnIndex - startColumnIndex }, (_, offset) => {
      const column = startColumnIndex + offset;
      return { ...area, startColumnIndex: column, endColumnIndex: column + 1 };
    });
  }
  return Array.from({ length: endRowIndex - startRowIndex }, (_, offset) => {
    const row = startRowIndex + offset;
    return { ...area, startRowIndex: row, endRowIndex: row + 1 };
  });
}

const cellCount = (area: Area): number =>
  (area.endRowIndex - area.startRowIndex) * (area.endColumnIndex - area.startColumnIndex);

function keepTopLeft(draft: Draft, merge: Area): void {
  const sheet = draft.edit(merge.sheetId);
  for (let row = merge.startRowIndex; row < merge.endRowIndex; row += 1) {
    for (let column = merge.startColumnIndex; column < merge.endColumnIndex; column += 1) {
      const cell = cellAt(sheet, row, column);
      const first = row === merge.startRowIndex && column === merge.startColumnIndex;
      if (first || cell?.value === undefined) continue;
      draft.setCell(
        sheet,
        row,
        column,
        makeCell({ value: undefined, format: cell.format, rule: cell.rule, note: cell.note }),
      );
    }
  }
}
