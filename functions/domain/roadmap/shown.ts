/** How many items a cell shows before it only counts the rest. */
const MOST_SHOWN = 12;

/** «А; Б; … и ещё 5»: a list for one cell; undefined if empty. */
export function listed(items: readonly string[], separator = '; '): string | undefined {
  const shown = items.filter((item) => item !== '');
  if (shown.length === 0) return undefined;
  const rest = shown.length - MOST_SHOWN;
  return rest > 0 ? `${shown.slice(0, MOST_SHOWN).join(separator)}${separator}и ещё ${rest}` : shown.join(separator);
}
