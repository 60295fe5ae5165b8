import { dimension } from '../dimension-range.ts';
import { gridRange } from '../grid-range.ts';
import { bandRequest, pushCells } from '../move-band.ts';
import { message } from '../shape.ts';
import { kind } from './kind.ts';

export const deleteRange = kind(message({ range: gridRange, shiftDimension: dimension }), (request, draft) => {
  const { area, along, count } = bandRequest(draft, request, 'delete');
  pushCells(draft, area, along, -count);
});
