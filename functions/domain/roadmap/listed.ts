/** The most items that a cell shows. Of the others it shows only the number. */
const MOST_SHOWN = 12;

/** A list for one cell, «А; Б; … и ещё 5»; undefined for an empty list. */
export function listed(items: readonly string[], separator = '; '): string | undefined {
  const shown = items.filter((item) => item !== '');
  if (shown.length === 0) return undefined;
  const rest = shown.length - MOST_SHOWN;
  return rest > 0 ? `${shown.slice(0, MOST_SHOWN).join(separator)}${separator}и ещё ${rest}` : shown.join(separator);
}
