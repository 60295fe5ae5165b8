import { invalidArgument } from '../../core/errors.ts';
import { depths, groupsFrom, groupsOf, setGroups, showGroup } from '../dimension-group.ts';
import { dimensionRange, sizeOf, spanOf } from '../dimension-range.ts';
import { guardSheet } from '../protection.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

/** Google shows at most eight levels. */
const DEEPEST = 8;

export const addDimensionGroup = kind(message({ range: dimensionRange }), ({ range }, draft) => {
  const { sheetId, dimension, start, end } = spanOf(draft, required(range, 'range'));
  const size = sizeOf(draft.sheet(sheetId), dimension);
  if (end > size) throw invalidArgument(`range.endIndex[${end}] is larger than current grid size (${size})`);
  guardSheet(draft, sheetId);
  const sheet = draft.edit(sheetId);
  const before = groupsOf(sheet, dimension);
  const levels = depths([...before, { startIndex: start, endIndex: end, depth: 0 }], size);
  if (levels.some((level) => level > DEEPEST))
    throw invalidArgument(`You can't group more than ${DEEPEST} levels deep.`);
  const groups = groupsFrom(levels, before);
  setGroups(draft, sheetId, dimension, groups);
  const control = dimension === 'ROWS' ? 'rowGroupControlAfter' : 'columnGroupControlAfter';
  const { properties } = sheet;
  // The first group sets the position of its toggle. The position stays after the group is deleted.
  sheet.properties = { ...properties, gridProperties: { ...properties.gridProperties, [control]: true } };
  return { dimensionGroups: groupsOf(sheet, dimension).map((group) => showGroup(group, dimension, sheetId)) };
});
