import { invalidArgument } from '../../core/errors.ts';
import { dimensionRange, sizeOf, spanOf } from '../dimension-range.ts';
import { updateByMask, updateMask } from '../field-update.ts';
import { guardSheet } from '../protection.ts';
import { flag, int32, message, outputOnly, text, unsupportedFields } from '../shape.ts';
import { kind, required } from './kind.ts';

const dimensionProperties = message({
  pixelSize: int32,
  hiddenByUser: flag,
  hiddenByFilter: outputOnly,
  ...unsupportedFields('developerMetadata', 'dataSourceColumnReference'),
});

export const updateDimensionProperties = kind(
  message({
    range: dimensionRange,
    properties: dimensionProperties,
    fields: text,
    ...unsupportedFields('dataSourceSheetRange'),
  }),
  ({ range, properties = {}, fields }, draft) => {
    const mask = updateMask(fields, dimensionProperties);
    const { sheetId, dimension, start, end } = spanOf(draft, required(range, 'range'));
    const size = sizeOf(draft.sheet(sheetId), dimension);
    if (end > size) throw invalidArgument(`range.endIndex[${end}] is larger than current grid size (${size})`);
    guardSheet(draft, sheetId);
    const sheet = draft.edit(sheetId);
    const list = dimension === 'ROWS' ? sheet.rowProperties : sheet.columnProperties;
    while (list.length < end) list.push(null);
    for (let index = start; index < end; index += 1) {
      const next = updateByMask(list[index] ?? {}, properties, mask);
      list[index] = Object.keys(next).length > 0 ? next : null;
    }
  },
);
