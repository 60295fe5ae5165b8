import { invalidArgument } from '../../core/errors.ts';
import { depths, groupsFrom, groupsOf, setGroups, showGroup } from '../dimension-group.ts';
import { dimensionRange, sizeOf, spanOf } from '../dimension-range.ts';
import { guardSheet } from '../protection.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const deleteDimensionGroup = kind(message({ range: dimensionRange }), ({ range }, draft) => {
  const { sheetId, dimension, start, end } = spanOf(draft, required(range, 'range'));
  guardSheet(draft, sheetId);
  const sheet = draft.edit(sheetId);
  const before = groupsOf(sheet, dimension);
  const levels = depths(before, sizeOf(sheet, dimension));
  if (!levels.slice(start, end).some((level) => level > 0)) {
    throw invalidArgument('There is no dimension group in the range that could be deleted.');
  }
  const groups = groupsFrom(
    levels.map((level, index) => (index >= start && index < end ? Math.max(0, level - 1) : level)),
    before,
  );
  setGroups(draft, sheetId, dimension, groups);
  return groups.length > 0 ? { dimensionGroups: groups.map((group) => showGroup(group, dimension, sheetId)) } : {};
});
