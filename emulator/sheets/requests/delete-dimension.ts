import { invalidArgument } from '../../core/errors.ts';
import { dimensionRange, sizeOf, spanOf } from '../dimension-range.ts';
import { wholeSheet } from '../grid-range.ts';
import { moveGrid } from '../move-grid.ts';
import { guardArea } from '../protection.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const deleteDimension = kind(message({ range: dimensionRange }), ({ range }, draft) => {
  const { sheetId, dimension, start, end } = spanOf(draft, required(range, 'range'));
  const sheet = draft.sheet(sheetId);
  const size = sizeOf(sheet, dimension);
  const rows = dimension === 'ROWS';
  if (end > size) {
    const [one, many] = rows ? ['row', 'rows'] : ['column', 'columns'];
    throw invalidArgument(
      `Cannot delete a dimension that doesn't exist. Tried to delete ${one} index ${Math.max(start, size)} but there are only ${size} ${many}.`,
    );
  }
  if (end - start === size)
    throw invalidArgument(`You can't delete all the ${rows ? 'rows' : 'columns'} on the sheet.`);
  const { frozenRowCount = 0, frozenColumnCount = 0 } = sheet.properties.gridProperties;
  const frozen = rows ? frozenRowCount : frozenColumnCount;
  if (start <= frozen && end === size) {
    throw invalidArgument(`Sorry, it is not possible to delete all non-frozen ${rows ? 'rows' : 'columns'}.`);
  }
  const whole = wholeSheet(sheet);
  guardArea(
    draft,
    rows
      ? { ...whole, startRowIndex: start, endRowIndex: end }
      : { ...whole, startColumnIndex: start, endColumnIndex: end },
  );
  moveGrid(draft, { sheetId, dimension, start, count: start - end });
});
