import { booleanCondition } from '../condition.ts';
import { gridRange } from '../grid-range.ts';
import { guardSheet } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { int32, laterFields, list, message, text } from '../shape.ts';
import { sortSpec } from '../sort-spec.ts';
import { kind, required } from './kind.ts';

const filterCriteria = message({
  hiddenValues: list(text),
  condition: booleanCondition,
  ...laterFields(
    'visibleBackgroundColor',
    'visibleBackgroundColorStyle',
    'visibleForegroundColor',
    'visibleForegroundColorStyle',
  ),
});

const basicFilter = message({
  range: gridRange,
  sortSpecs: list(sortSpec),
  filterSpecs: list(message({ columnIndex: int32, filterCriteria, ...laterFields('dataSourceColumnReference') })),
  ...laterFields('criteria', 'tableId'),
});

export const setBasicFilter = kind(message({ filter: basicFilter }), ({ filter }, draft) => {
  const { range, ...rest } = required(filter, 'filter');
  const area = requestedArea(draft, required(range, 'filter.range'));
  guardSheet(draft, area.sheetId);
  draft.edit(area.sheetId).basicFilter = { ...rest, range: area };
});
