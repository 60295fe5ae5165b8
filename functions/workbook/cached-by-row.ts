import type { Tab } from './snapshot.ts';

/** The parts of a tab, besides the row itself, that a result about one row may depend on. */
type Around = Pick<Tab, 'layout' | 'title' | 'columns'>;

/**
 * Caches the result of a function for each row of a tab, as long as the row keeps its place and the tab its columns. A row object never changes: a
 * changed row is a new object.
 * @param compute - may use only the row's cells, its number and {@link Around}
 */
export function cachedByRow<V extends object>(compute: (tab: Tab, row: number) => V): (tab: Tab, row: number) => V {
  const known = new WeakMap<Tab['cells'][number], Around & { readonly row: number; readonly value: V }>();
  return (tab, row) => {
    const cells = tab.cells[row];
    const before = cells && known.get(cells);
    const { layout, title, columns } = tab;
    const isSame = before?.row === row && before.columns === columns && before.title === title;
    if (before && isSame && before.layout === layout) return before.value;
    const value = compute(tab, row);
    if (cells) known.set(cells, { layout, title, columns, row, value });
    return value;
  };
}
