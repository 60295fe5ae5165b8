import type { Draft, DraftSheet } from './draft.ts';
import type { Dimension, DimensionGroup } from './model.ts';

/** A DimensionGroup as Google shows it, without `sheetId` 0. */
export function showGroup(
  { startIndex, endIndex, depth, collapsed }: DimensionGroup,
  dimension: Dimension,
  sheetId: number,
): object {
  const range = { ...(sheetId !== 0 && { sheetId }), dimension, startIndex, endIndex };
  return { range, depth, ...(collapsed && { collapsed }) };
}

const groupsKey = (dimension: Dimension): 'rowGroups' | 'columnGroups' =>
  dimension === 'ROWS' ? 'rowGroups' : 'columnGroups';

export function groupsOf(sheet: DraftSheet, dimension: Dimension): DimensionGroup[] {
  return sheet[groupsKey(dimension)];
}

export function setGroups(
  draft: Draft,
  sheetId: number,
  dimension: Dimension,
  groups: readonly DimensionGroup[],
): void {
  const sheet = draft.edit(sheetId);
  sheet[groupsKey(dimension)] = [...groups].sort((a, b) => a.startIndex - b.startIndex || a.depth - b.depth);
}

/** The number of groups that contain each row or column. */
export function depths(groups: readonly DimensionGroup[], length: number): number[] {
  const steps = new Array<number>(length).fill(0);
  for (const { startIndex, endIndex } of groups)
    for (let index = startIndex; index < endIndex; index += 1) steps[index] = (steps[index] ?? 0) + 1;
  return steps;
}

/** The groups for these levels: adjacent rows or columns with at least level n form a group of depth n. An unchanged group stays collapsed. */
export function groupsFrom(levels: readonly number[], before: readonly DimensionGroup[]): DimensionGroup[] {
  const deepest = levels.reduce((most, level) => Math.max(most, level), 0);
  const groups: DimensionGroup[] = [];
  for (let depth = 1; depth <= deepest; depth += 1) {
    for (let start = 0; start < levels.length; start += 1) {
      if ((levels[start] ?? 0) < depth) continue;
      let end = start;
      while (end < levels.length && (levels[end] ?? 0) >= depth) end += 1;
      const old = before.find((each) => each.depth === depth && each.startIndex === start && each.endIndex === end);
      groups.push(old ?? { startIndex: start, endIndex: end, depth });
      start = end;
    }
  }
  return groups;
}
