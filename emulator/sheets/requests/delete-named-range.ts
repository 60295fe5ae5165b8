import { findNamedRange } from '../named-range.ts';
import { message, text } from '../shape.ts';
import { kind } from './kind.ts';

export const deleteNamedRange = kind(message({ namedRangeId: text }), ({ namedRangeId = '' }, draft) => {
  const found = findNamedRange(draft, namedRangeId);
  draft.namedRanges = draft.namedRanges.filter((each) => each !== found);
});
