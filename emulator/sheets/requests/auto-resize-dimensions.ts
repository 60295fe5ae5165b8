import { shownFormat } from '../cell-format.ts';
import { dimensionRange, sizeOf, spanOf } from '../dimension-range.ts';
import type { Draft } from '../draft.ts';
import { emWidth } from '../glyph-width.ts';
import type { Cell, Scalar } from '../model.ts';
import { formatted } from '../number-format.ts';
import { recalculate } from '../recalculate.ts';
import { message, unsupportedFields } from '../shape.ts';
import { kind, required } from './kind.ts';

/** The width of an em in pixels. With this value and padding, the widths equal those of a public recording of Google to the pixel. */
const EM = 12.706;
const PADDING = 12;
const NARROWEST = 21;

export const autoResizeDimensions = kind(
  message({ dimensions: dimensionRange, ...unsupportedFields('dataSourceSheetDimensions') }),
  ({ dimensions }, draft) => {
    const { sheetId, dimension, start, end } = spanOf(draft, required(dimensions, 'dimensions'));
    recalculate(draft);
    const last = Math.min(end, sizeOf(draft.sheet(sheetId), dimension));
    const sheet = draft.edit(sheetId);
    const list = dimension === 'ROWS' ? sheet.rowProperties : sheet.columnProperties;
    while (list.length < last) list.push(null);
    for (let index = start; index < last; index += 1) {
      const { pixelSize: _old, ...rest } = list[index] ?? {};
      // Rows return to their default height.
      const pixelSize = dimension === 'ROWS' ? undefined : columnPixels(draft, sheetId, index);
      list[index] = pixelSize === undefined ? (rest.hiddenByUser ? rest : null) : { ...rest, pixelSize };
    }
  },
);

/** The width of a column in pixels; undefined if the column is empty and keeps the default. */
function columnPixels(draft: Draft, sheetId: number, column: number): number | undefined {
  const { locale } = draft.properties;
  const { workbook } = draft;
  const width = (cell: Cell, value: Scalar): number =>
    Math.max(
      ...formatted(value, shownFormat(workbook, cell), locale)
        .split('\n')
        .map((line) => emWidth(line) * EM),
    );
  const longest = draft.sheet(sheetId).rows.reduce((most, row) => {
    const cell = row?.cells[column];
    return cell?.value === undefined ? most : Math.max(most, width(cell, cell.value));
  }, 0);
  return longest === 0 ? undefined : Math.max(NARROWEST, Math.ceil(longest + PADDING));
}
