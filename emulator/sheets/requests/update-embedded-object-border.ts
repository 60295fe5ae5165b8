import { bothColors, color, colorStyle } from '../color.ts';
import { findChart, replaceChart } from '../embedded-object.ts';
import { updateByMask, updateMask } from '../field-update.ts';
import { guardSheet } from '../protection.ts';
import { int32, message, text } from '../shape.ts';
import { kind } from './kind.ts';

const borderFields = message({ color, colorStyle });
export const objectBorder = {
  fields: borderFields.fields,
  read: (value: unknown, at: string) => bothColors(borderFields.read(value, at), 'color'),
};

export const updateEmbeddedObjectBorder = kind(
  message({ objectId: int32, border: objectBorder, fields: text }),
  ({ objectId = 0, border = {}, fields }, draft) => {
    const mask = updateMask(fields, objectBorder);
    const found = findChart(draft, objectId);
    guardSheet(draft, found.sheetId);
    replaceChart(draft, found, { ...found.chart, border: updateByMask(found.chart.border ?? {}, border, mask) });
  },
);
