import { invalidArgument, notImplemented } from '../../core/errors.ts';
import { areaAt } from '../cells-of.ts';
import { parseDelimited } from '../delimited-text.ts';
import { growColumns, growRows } from '../grid.ts';
import { type PasteType, pasteType } from '../paste.ts';
import { guardArea } from '../protection.ts';
import { bool, message, text } from '../shape.ts';
import { typedCell } from '../typed-cell.ts';
import { kind, required } from './kind.ts';
import { gridCoordinate } from './update-cells.ts';

/** Types that paste no values. They paste nothing from a text, because a text has only values. */
const WITHOUT_VALUES: ReadonlySet<PasteType> = new Set([
  'PASTE_FORMAT',
  'PASTE_DATA_VALIDATION',
  'PASTE_CONDITIONAL_FORMATTING',
]);

export const pasteData = kind(
  message({ coordinate: gridCoordinate, data: text, type: pasteType, delimiter: text, html: bool }),
  ({ coordinate, data = '', type = 'PASTE_NORMAL', delimiter, html }, draft) => {
    if (html) throw notImplemented('pasteData.html');
    if (!delimiter) throw invalidArgument('One of delimiter or html must be set.');
    if (WITHOUT_VALUES.has(type)) return;
    const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = required(coordinate, 'coordinate');
    const lines = parseDelimited(data, delimiter);
    const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
    if (width === 0) return;
    growRows(draft, sheetId, rowIndex + lines.length);
    growColumns(draft, sheetId, columnIndex + width);
    guardArea(draft, areaAt(sheetId, rowIndex, columnIndex, lines.length, width));
    const sheet = draft.edit(sheetId);
    lines.forEach((line, down) => {
      line.forEach((value, right) => {
        const [row, column] = [rowIndex + down, columnIndex + right];
        draft.setCell(sheet, row, column, typedCell(draft, sheet.rows[row]?.cells[column] ?? null, value));
      });
    });
  },
);
