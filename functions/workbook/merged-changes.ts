import { type AppendRow, type CellChange, cellKey, lastRow, type SetCell, type Snapshot } from './snapshot.ts';

/** Sets one more cell of an added row. An added row has no formulas and no notes. */
function withCell({ cells, links, ...row }: AppendRow, { column, value, link }: SetCell): AppendRow {
  const [filled, leading] = [new Map(cells), new Map(links)];
  if (value === undefined) filled.delete(column);
  else filled.set(column, value);
  if (link === null) leading.delete(column);
  else if (link !== undefined) leading.set(column, link);
  return { ...row, cells: filled, ...(leading.size > 0 ? { links: leading } : {}) };
}

/** The later change of a cell. If it sets no link or no note, it keeps those of the earlier change. */
const laterOf = ({ link, note }: SetCell, later: SetCell): SetCell => ({
  ...(link === undefined ? {} : { link }),
  ...(note === undefined ? {} : { note }),
  ...later,
});

/** Merges the changes of two successive steps. If both change a cell, the later change counts. Changes to an added row go into that row. */
export function mergedChanges(changes: readonly CellChange[], { tabs }: Pick<Snapshot, 'tabs'>): CellChange[] {
  const merged = new Map<string, CellChange>();
  const bottoms = new Map([...tabs].map(([name, tab]) => [name, lastRow(tab)]));
  for (const change of changes) {
    const bottom = bottoms.get(change.tab) ?? -1;
    if (change.kind === 'append') {
      bottoms.set(change.tab, bottom + 1);
      merged.set(`${change.tab} ${bottom + 1}`, change);
      continue;
    }
    bottoms.set(change.tab, Math.max(bottom, change.row));
    const row = merged.get(`${change.tab} ${change.row}`);
    const place = `${change.tab} ${cellKey(change.row, change.column)}`;
    const earlier = merged.get(place);
    if (row?.kind === 'append') merged.set(`${change.tab} ${change.row}`, withCell(row, change));
    else merged.set(place, earlier?.kind === 'set' ? laterOf(earlier, change) : change);
  }
  return [...merged.values()];
}
