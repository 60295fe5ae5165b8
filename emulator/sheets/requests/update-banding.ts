import { updateByMask, updateMask } from '../field-update.ts';
import type { BandedRange } from '../model.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message, text } from '../shape.ts';
import { bandedRange, findBanding } from './add-banding.ts';
import { kind, required } from './kind.ts';

export const updateBanding = kind(message({ bandedRange, fields: text }), ({ bandedRange: given, fields }, draft) => {
  const mask = updateMask(fields, bandedRange);
  const { bandedRangeId = 0 } = required(given, 'bandedRange');
  const { sheetId, banding: old } = findBanding(draft, bandedRangeId);
  const next = { ...updateByMask<BandedRange>(old, given ?? {}, mask), bandedRangeId };
  const area = requestedArea(draft, next.range);
  guardArea(draft, area);
  const from = draft.edit(sheetId);
  const banding = { ...next, range: area };
  if (area.sheetId === sheetId) {
    from.bandedRanges = from.bandedRanges.map((each) => (each === old ? banding : each));
    return;
  }
  from.bandedRanges = from.bandedRanges.filter((each) => each !== old);
  draft.edit(area.sheetId).bandedRanges.push(banding);
});
