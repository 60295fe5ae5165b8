import type { Draft } from './draft.ts';
import { bounded, contains, intersection } from './grid-range.ts';
import type { Area, ConditionalFormatRule, GridRange, Sheet } from './model.ts';
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

/** Extends the conditional formats of one area to other areas of the same size, all on one tab. */
export function copyConditionalFormats(draft: Draft, source: Area, targets: readonly Area[]): void {
  const [target] = targets;
  if (!target) return;
  const from = draft.sheet(source.sheetId);
  const sheet = draft.edit(target.sheetId);
  const isHere = source.sheetId === target.sheetId;
  const copies: ConditionalFormatRule[] = [];
  const changed = from.conditionalFormats.map((rule) => {
    const parts = rule.ranges.flatMap((range) => intersection(bounded(range, from), source) ?? []);
    const copied = targets.flatMap((each) => parts.map((part) => movedTo(each, part, source)));
    if (copied.length === 0) return rule;
    if (!isHere) copies.push({ ...rule, ranges: withAreas([], copied, sheet) });
    return { ...rule, ranges: withAreas(rule.ranges, copied, sheet) };
  });
  sheet.conditionalFormats = isHere ? changed : [...sheet.conditionalFormats, ...copies];
}

function movedTo(target: Area, part: Area, source: Area): Area {
  const rows = target.startRowIndex - source.startRowIndex;
  const columns = target.startColumnIndex - source.startColumnIndex;
  return {
    sheetId: target.sheetId,
    startRowIndex: part.startRowIndex + rows,
    endRowIndex: part.endRowIndex + rows,
    startColumnIndex: part.startColumnIndex + columns,
    endColumnIndex: part.endColumnIndex + columns,
  };
}

/** Adds areas to ranges. A tall paste adds an area for each row: the last range grows over the row below it. */
function withAreas(ranges: readonly GridRange[], areas: readonly Area[], sheet: Sheet): readonly GridRange[] {
  const all = [...ranges];
  for (const area of areas) {
    if (all.some((range) => contains(bounded(range, sheet), area))) continue;
    const last = all.at(-1);
    if (last && isBelow(area, bounded(last, sheet))) all[all.length - 1] = { ...last, endRowIndex: area.endRowIndex };
    else all.push(area);
  }
  return all;
}

const isBelow = (area: Area, above: Area): boolean =>
  above.endRowIndex === area.startRowIndex &&
  above.startColumnIndex === area.startColumnIndex &&
  above.endColumnIndex === area.endColumnIndex;
