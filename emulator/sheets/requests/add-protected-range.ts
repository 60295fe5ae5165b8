import { invalidArgument } from '../../core/errors.ts';
import type { ProtectedRange } from '../model.ts';
import { protectedRange, protectedTab, withCaller } from '../protected-range.ts';
import { message } from '../shape.ts';
import { showProtection } from '../show-spreadsheet.ts';
import { kind, required } from './kind.ts';

export const addProtectedRange = kind(message({ protectedRange }), (request, draft) => {
  const given = required(request.protectedRange, 'protectedRange');
  const taken = new Set(draft.tabs.flatMap((sheet) => sheet.protectedRanges.map((each) => each.protectedRangeId)));
  if (given.protectedRangeId !== undefined && taken.has(given.protectedRangeId)) {
    throw invalidArgument(`Protected range with id ${given.protectedRangeId} already exists.`);
  }
  const { editors = {}, ...rest } = given;
  // The reply shows the editors from the request; later answers add the caller.
  const shown = Object.fromEntries(
    Object.entries(editors).filter(([, value]) => !Array.isArray(value) || value.length),
  );
  const base = { ...rest, protectedRangeId: given.protectedRangeId ?? draft.ids.int31() };
  const protection: ProtectedRange = {
    ...base,
    editors: { ...shown, users: withCaller(draft, given.warningOnly ? [] : editors.users) },
  };
  draft.edit(protectedTab(draft, protection)).protectedRanges.push(protection);
  const reply = showProtection(protection, draft.base.owner, draft.identity);
  return { protectedRange: { ...reply, editors: given.warningOnly ? {} : shown } };
});
