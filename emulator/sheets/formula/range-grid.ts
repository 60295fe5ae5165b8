import type { Area } from '../model.ts';
import { Grid, type Value } from './value.ts';

/** The values of a range. Outside ARRAYFORMULA, a formula uses only the value in its own row or column. */
export class RangeGrid extends Grid {
  constructor(
    lines: readonly (readonly Value[])[],
    readonly area: Area,
  ) {
    super(lines, area.endRowIndex - area.startRowIndex, area.endColumnIndex - area.startColumnIndex);
  }
}
