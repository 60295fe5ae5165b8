import { invalidArgument } from '../../core/errors.ts';
import { filterView, showFilterView } from '../filter.ts';
import { newFilterView } from '../filter-view.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const addFilterView = kind(message({ filter: filterView }), ({ filter }, draft) => {
  const { sheetId, view } = newFilterView(draft, required(filter, 'filter'));
  const taken = draft.tabs.some((tab) => tab.filterViews.some((each) => each.filterViewId === view.filterViewId));
  if (taken) throw invalidArgument(`Filter view with id ${view.filterViewId} already exists.`);
  draft.edit(sheetId).filterViews.push(view);
  return { filter: showFilterView(view) };
});
