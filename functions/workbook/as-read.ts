import type { Raw } from '../../sheets-schema/cell.ts';
import { normalText } from '../../sheets-schema/normal-text.ts';

/** A value as a reading of its cell gives it: text is normalised, and empty text is no value. */
export function asRead(value: Raw | undefined): Raw | undefined {
  const read = typeof value === 'string' ? normalText(value) : value;
  return read === '' ? undefined : read;
}
