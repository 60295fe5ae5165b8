import { invalidArgument } from '../../core/errors.ts';
import { dimension } from '../dimension-range.ts';
import { growColumns, growRows } from '../grid.ts';
import { guardSheet } from '../protection.ts';
import { int32, message, unsupportedFields } from '../shape.ts';
import { kind, required } from './kind.ts';

export const appendDimension = kind(
  message({ sheetId: int32, dimension, length: int32, ...unsupportedFields('tableId') }),
  ({ sheetId = 0, dimension, length = 0 }, draft) => {
    const { rowCount, columnCount } = draft.sheet(sheetId).properties.gridProperties;
    if (length < 1) throw invalidArgument('length must be at least 1.');
    guardSheet(draft, sheetId);
    if (required(dimension, 'dimension') === 'ROWS') growRows(draft, sheetId, rowCount + length);
    else growColumns(draft, sheetId, columnCount + length);
  },
);
