import { findProtection } from '../protected-range.ts';
import { guardProtection } from '../protection.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const deleteProtectedRange = kind(message({ protectedRangeId: int32 }), ({ protectedRangeId = 0 }, draft) => {
  const { protection, sheetId } = findProtection(draft, protectedRangeId);
  guardProtection(draft, protection);
  const sheet = draft.edit(sheetId);
  sheet.protectedRanges = sheet.protectedRanges.filter((each) => each !== protection);
});
