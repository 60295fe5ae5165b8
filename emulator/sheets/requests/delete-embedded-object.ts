import { findChart, replaceChart } from '../embedded-object.ts';
import { guardSheet } from '../protection.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const deleteEmbeddedObject = kind(message({ objectId: int32 }), ({ objectId = 0 }, draft) => {
  const found = findChart(draft, objectId);
  guardSheet(draft, found.sheetId);
  replaceChart(draft, found, undefined);
});
