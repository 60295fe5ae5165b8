import { invalidArgument } from '../../core/errors.ts';
import { checkName, namedRange } from '../named-range.ts';
import { requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { showNamedRange } from '../show-spreadsheet.ts';
import { kind, required } from './kind.ts';

export const addNamedRange = kind(message({ namedRange }), (request, draft) => {
  const given = required(request.namedRange, 'namedRange');
  const name = required(given.name, 'namedRange.name');
  const range = required(given.range, 'namedRange.range');
  const taken = draft.namedRanges.some((each) => each.namedRangeId === given.namedRangeId);
  if (taken) {
    throw invalidArgument(
      `Cannot add named range with id: ${given.namedRangeId}, a named range with that id already exists.`,
    );
  }
  checkName(draft, name);
  requestedArea(draft, range);
  const added = { namedRangeId: given.namedRangeId || draft.ids.decimal(), name, range };
  draft.namedRanges.push(added);
  return { namedRange: showNamedRange(added)[0] };
});
