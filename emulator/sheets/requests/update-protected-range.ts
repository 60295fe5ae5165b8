import { updateByMask, updateMask } from '../field-update.ts';
import type { ProtectedRange } from '../model.ts';
import { findProtection, protectedRange, protectedTab, withCaller } from '../protected-range.ts';
import { guardProtection } from '../protection.ts';
import { message, text } from '../shape.ts';
import { kind, required } from './kind.ts';

export const updateProtectedRange = kind(message({ protectedRange, fields: text }), (request, draft) => {
  const mask = updateMask(request.fields, protectedRange);
  const given = required(request.protectedRange, 'protectedRange');
  const protectedRangeId = given.protectedRangeId ?? 0;
  const { protection: old, sheetId } = findProtection(draft, protectedRangeId);
  guardProtection(draft, old);
  const { editors, ...rest } = updateByMask<Partial<ProtectedRange>>(old, given, mask);
  const next = { ...rest, protectedRangeId, editors: { ...editors, users: withCaller(draft, editors?.users) } };
  const target = protectedTab(draft, next);
  const from = draft.edit(sheetId);
  if (target === sheetId) from.protectedRanges = from.protectedRanges.map((each) => (each === old ? next : each));
  else {
    from.protectedRanges = from.protectedRanges.filter((each) => each !== old);
    draft.edit(target).protectedRanges.push(next);
  }
});
