import { invalidArgument } from '../../core/errors.ts';
import { contains, gridRange, intersection } from '../grid-range.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const unmergeCells = kind(message({ range: gridRange }), ({ range }, draft) => {
  const area = requestedArea(draft, required(range, 'range'));
  guardArea(draft, area);
  const sheet = draft.edit(area.sheetId);
  const touched = sheet.merges.filter((merge) => intersection(merge, area));
  if (touched.some((merge) => !contains(area, merge))) {
    throw invalidArgument('You must select all cells in a merged range to merge or unmerge them.');
  }
  sheet.merges = sheet.merges.filter((merge) => !touched.includes(merge));
});
