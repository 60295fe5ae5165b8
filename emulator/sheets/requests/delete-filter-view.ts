import { findFilterView } from '../filter-view.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const deleteFilterView = kind(message({ filterId: int32 }), ({ filterId = 0 }, draft) => {
  const { sheetId, view } = findFilterView(draft, filterId);
  const sheet = draft.edit(sheetId);
  sheet.filterViews = sheet.filterViews.filter((each) => each !== view);
});
