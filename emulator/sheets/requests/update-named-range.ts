import { updateByMask, updateMask } from '../field-update.ts';
import { checkName, findNamedRange, namedRange } from '../named-range.ts';
import { requestedArea } from '../resolve-range.ts';
import { message, text } from '../shape.ts';
import { kind, required } from './kind.ts';

export const updateNamedRange = kind(message({ namedRange, fields: text }), (request, draft) => {
  const mask = updateMask(request.fields, namedRange);
  const given = required(request.namedRange, 'namedRange');
  const old = findNamedRange(draft, given.namedRangeId ?? '');
  const { name, range } = updateByMask<typeof given>(old, given, mask);
  checkName(draft, required(name, 'namedRange.name'), old.namedRangeId);
  requestedArea(draft, required(range, 'namedRange.range'));
  const next = { namedRangeId: old.namedRangeId, name: name ?? old.name, ...(range && { range }) };
  draft.namedRanges = draft.namedRanges.map((each) => (each === old ? next : each));
});
