import { guardDeletion } from '../protection.ts';
import { removeTab } from '../remove-tab.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const deleteSheet = kind(message({ sheetId: int32 }), ({ sheetId = 0 }, draft) => {
  guardDeletion(draft, sheetId);
  removeTab(draft, sheetId);
});
