import { invalidArgument } from '../../core/errors.ts';
import { dimension } from '../dimension-range.ts';
import { gridRange } from '../grid-range.ts';
import { bandArea, checkBand, pushCells } from '../move-band.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const deleteRange = kind(
  message({ range: gridRange, shiftDimension: dimension }),
  ({ range, shiftDimension }, draft) => {
    const area = requestedArea(draft, required(range, 'range'));
    const along = required(shiftDimension, 'shiftDimension');
    const count =
      along === 'ROWS' ? area.endRowIndex - area.startRowIndex : area.endColumnIndex - area.startColumnIndex;
    const band = bandArea(draft.sheet(area.sheetId), area, along);
    guardArea(draft, band);
    checkBand(draft, band, () => invalidArgument("You can't delete cells here because it would split a merged range."));
    pushCells(draft, area, along, -count);
  },
);
