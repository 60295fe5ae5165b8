import { showFilterView } from '../filter.ts';
import { findFilterView } from '../filter-view.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const duplicateFilterView = kind(message({ filterId: int32 }), ({ filterId = 0 }, draft) => {
  const { sheetId, view } = findFilterView(draft, filterId);
  const title = draft.properties.locale.startsWith('ru') ? `${view.title} (копия)` : `Copy of ${view.title}`;
  const copy = { ...view, filterViewId: draft.ids.int31(), title };
  draft.edit(sheetId).filterViews.push(copy);
  return { filter: showFilterView(copy) };
});
