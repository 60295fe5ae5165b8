import { invalidArgument } from '../../core/errors.ts';
import { below } from '../../core/fields-mask.ts';
import { groupsOf, setGroups } from '../dimension-group.ts';
import { dimensionRange, spanOf } from '../dimension-range.ts';
import type { Draft } from '../draft.ts';
import { updateMask } from '../field-update.ts';
import { guardSheet } from '../protection.ts';
import { flag, int32, message, text } from '../shape.ts';
import { kind, required } from './kind.ts';

const dimensionGroup = message({ range: dimensionRange, depth: int32, collapsed: flag });

export const updateDimensionGroup = kind(
  message({ dimensionGroup, fields: text }),
  ({ dimensionGroup: given, fields }, draft) => {
    const mask = updateMask(fields, dimensionGroup);
    const { range, depth = 0, collapsed } = required(given, 'dimensionGroup');
    const { sheetId, dimension, start, end } = spanOf(draft, required(range, 'dimensionGroup.range'));
    guardSheet(draft, sheetId);
    const groups = groupsOf(draft.edit(sheetId), dimension);
    const old = groups.find((each) => each.startIndex === start && each.endIndex === end && each.depth === depth);
    if (!old) throw invalidArgument(`No dimension group with depth ${depth} in the given range.`);
    if (below(mask, 'collapsed') === undefined) return;
    const { collapsed: _was, ...rest } = old;
    setGroups(
      draft,
      sheetId,
      dimension,
      groups.map((each) => (each === old ? { ...rest, ...(collapsed && { collapsed }) } : each)),
    );
    hide(draft, sheetId, dimension, start, end, collapsed);
  },
);

/** Hides the rows or columns of a collapsed group, and shows those of an expanded group. */
function hide(
  draft: Draft,
  sheetId: number,
  dimension: 'ROWS' | 'COLUMNS',
  start: number,
  end: number,
  hidden: true | undefined,
): void {
  const sheet = draft.edit(sheetId);
  const list = dimension === 'ROWS' ? sheet.rowProperties : sheet.columnProperties;
  while (list.length < end) list.push(null);
  for (let index = start; index < end; index += 1) {
    const { hiddenByUser: _was, ...rest } = list[index] ?? {};
    const next = { ...rest, ...(hidden && { hiddenByUser: hidden }) };
    list[index] = Object.keys(next).length > 0 ? next : null;
  }
}
