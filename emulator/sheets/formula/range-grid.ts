import type { Area } from '../model.ts';
import { Grid, type Value } from './value.ts';

/** The values of cells; outside ARRAYFORMULA, a formula narrows them to the one in its own row or column. */
export class RangeGrid extends Grid {
  constructor(
    lines: readonly (readonly Value[])[],
    readonly area: Area,
  ) {
    super(lines, area.endRowIndex - area.startRowIndex, area.endColumnIndex - area.startColumnIndex);
  }
}
