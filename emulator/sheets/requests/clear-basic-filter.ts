import { guardSheet } from '../protection.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const clearBasicFilter = kind(message({ sheetId: int32 }), ({ sheetId = 0 }, draft) => {
  guardSheet(draft, sheetId);
  draft.edit(sheetId).basicFilter = undefined;
});
