import { invalidArgument } from '../core/errors.ts';
import type { Draft } from './draft.ts';
import { specsOf } from './filter.ts';
import type { FilterView } from './model.ts';
import { requestedArea } from './resolve-range.ts';

/** A FilterView in a request. `criteria` is the older form of `filterSpecs`. */
export type GivenView = Partial<FilterView> & { readonly criteria?: NonNullable<FilterView['filterSpecs']> };

/** A filter view from a request, and the tab that it filters. @throws 400 if its cells do not exist */
export function newFilterView(draft: Draft, given: GivenView): { sheetId: number; view: FilterView } {
  const { range, namedRangeId, sortSpecs, title } = given;
  if (range && namedRangeId) throw invalidArgument('Only one of range and namedRangeId can be set.');
  const named = draft.namedRanges.find((each) => each.namedRangeId === namedRangeId)?.range;
  const cells = range ?? named;
  if (!cells) throw invalidArgument('A filter view must have a range or the id of a named range.');
  const area = requestedArea(draft, cells);
  const view: FilterView = {
    filterViewId: given.filterViewId ?? draft.ids.int31(),
    title: title || freeTitle(draft, area.sheetId),
    ...(namedRangeId ? { namedRangeId } : { range: area }),
    ...(sortSpecs && { sortSpecs }),
    ...specsOf(given),
  };
  return { sheetId: area.sheetId, view };
}

function freeTitle(draft: Draft, sheetId: number): string {
  const word = draft.properties.locale.startsWith('ru') ? 'Фильтр' : 'Filter';
  return `${word} ${draft.sheet(sheetId).filterViews.length + 1}`;
}

/** @throws 400 if there is no such filter view */
export function findFilterView(draft: Draft, id: number): { sheetId: number; view: FilterView } {
  for (const { properties, filterViews } of draft.tabs) {
    const view = filterViews.find((each) => each.filterViewId === id);
    if (view) return { sheetId: properties.sheetId, view };
  }
  throw invalidArgument(`No filter view with id: ${id}`);
}
