import { basicFilter, specsOf } from '../filter.ts';
import { guardSheet } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const setBasicFilter = kind(message({ filter: basicFilter }), ({ filter }, draft) => {
  const { range, sortSpecs, ...rest } = required(filter, 'filter');
  const area = requestedArea(draft, required(range, 'filter.range'));
  guardSheet(draft, area.sheetId);
  draft.edit(area.sheetId).basicFilter = { range: area, ...(sortSpecs && { sortSpecs }), ...specsOf(rest) };
});
