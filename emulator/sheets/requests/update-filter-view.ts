import { updateByMask, updateMask } from '../field-update.ts';
import { filterView } from '../filter.ts';
import { findFilterView, type GivenView, newFilterView } from '../filter-view.ts';
import { message, text } from '../shape.ts';
import { kind, required } from './kind.ts';

export const updateFilterView = kind(message({ filter: filterView, fields: text }), ({ filter, fields }, draft) => {
  const mask = updateMask(fields, filterView);
  const given = required(filter, 'filter');
  const filterViewId = given.filterViewId ?? 0;
  const { sheetId, view: old } = findFilterView(draft, filterViewId);
  const { filterSpecs, ...next } = updateByMask<GivenView>(old, given, mask);
  // `criteria` is the older form of `filterSpecs`, so an update of `criteria` updates both.
  const renewed = mask !== true && mask.has('criteria') ? {} : filterSpecs && { filterSpecs };
  const { view, sheetId: target } = newFilterView(draft, { ...next, ...renewed, filterViewId });
  const from = draft.edit(sheetId);
  if (target === sheetId) {
    from.filterViews = from.filterViews.map((each) => (each === old ? view : each));
    return;
  }
  from.filterViews = from.filterViews.filter((each) => each !== old);
  draft.edit(target).filterViews.push(view);
});
