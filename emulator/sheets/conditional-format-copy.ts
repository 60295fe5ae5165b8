import type { Draft } from './draft.ts';
import { bounded, intersection } from './grid-range.ts';
import type { Area } from './model.ts';
import { around } from './relocation.ts';

/** Removes an area from every conditional format of its tab. */
export function clearConditionalFormats(draft: Draft, area: Area): void {
  const sheet = draft.edit(area.sheetId);
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => {
    const ranges = rule.ranges.flatMap((range) => {
      const whole = bounded(range, sheet);
      const common = intersection(whole, area);
      return common ? around(whole, common) : [range];
    });
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
}

/** Extends the conditional formats of one area to another area of the same size. */
export function copyConditionalFormats(draft: Draft, source: Area, target: Area): void {
  const from = draft.sheet(source.sheetId);
  const rows = target.startRowIndex - source.startRowIndex;
  const columns = target.startColumnIndex - source.startColumnIndex;
  const copies = from.conditionalFormats.map((rule) => ({
    rule,
    ranges: rule.ranges.flatMap((range) => {
      const common = intersection(bounded(range, from), source);
      if (!common) return [];
      return [
        {
          sheetId: target.sheetId,
          startRowIndex: common.startRowIndex + rows,
          endRowIndex: common.endRowIndex + rows,
          startColumnIndex: common.startColumnIndex + columns,
          endColumnIndex: common.endColumnIndex + columns,
        },
      ];
    }),
  }));
  const sheet = draft.edit(target.sheetId);
  for (const { rule, ranges } of copies) {
    if (ranges.length === 0) continue;
    if (source.sheetId === target.sheetId) {
      sheet.conditionalFormats = sheet.conditionalFormats.map((each) =>
        each === rule ? { ...each, ranges: [...each.ranges, ...ranges] } : each,
      );
    } else sheet.conditionalFormats.push({ ...rule, ranges });
  }
}
