import type { Raw } from '../../sheets-schema/cell.ts';
import { normalText } from '../../sheets-schema/normal-text.ts';

/** The value that a reading of the cell will return: text is normalised, and empty text is undefined. */
export function asRead(value: Raw | undefined): Raw | undefined {
  const read = typeof value === 'string' ? normalText(value) : value;
  return read === '' ? undefined : read;
}
