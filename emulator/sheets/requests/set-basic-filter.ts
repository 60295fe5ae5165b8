import { basicFilter, specsOf } from '../filter.ts';
import { guardArea, guardSheet } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { sortRows } from '../sort-rows.ts';
import { kind, required } from './kind.ts';

/** Sets the filter and, as in the app, sorts the rows below its header at once. */
export const setBasicFilter = kind(message({ filter: basicFilter }), ({ filter }, draft) => {
  const { range, sortSpecs, ...rest } = required(filter, 'filter');
  const area = requestedArea(draft, required(range, 'filter.range'));
  guardSheet(draft, area.sheetId);
  if (sortSpecs && sortSpecs.length > 0) {
    const rows = { ...area, startRowIndex: area.startRowIndex + 1 };
    guardArea(draft, rows);
    sortRows(draft, rows, sortSpecs);
  }
  draft.edit(area.sheetId).basicFilter = { range: area, ...(sortSpecs && { sortSpecs }), ...specsOf(rest) };
});
