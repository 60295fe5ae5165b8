import { conditionTest } from './condition-test.ts';
import type { BooleanCondition, Cell, ConditionalFormatRule, GridRange, Sheet, Workbook } from './model.ts';
import { shortFloat32 } from './shape.ts';

interface Channels {
  readonly red?: number;
  readonly green?: number;
  readonly blue?: number;
}

/** The part of a cell's format that a conditional format changes. */
export interface ConditionalStyle {
  readonly backgroundColor?: Channels;
  readonly textFormat?: object;
}

/** The style that conditional formats add to a cell at a row and a column; undefined if none applies. */
export type StyleAt = (cell: Cell | null | undefined, row: number, column: number) => ConditionalStyle | undefined;

/** Returns a function that gives the styles of a tab's cells; undefined for a tab without conditional formats. The first rule that applies decides. */
export function conditionalStyles(workbook: Workbook, sheet: Sheet, now: Date): StyleAt | undefined {
  const rules = sheet.conditionalFormats.flatMap((rule) => {
    const style = rule.gradientRule ? gradientStyle(rule, sheet) : booleanStyle(rule, workbook, sheet, now);
    return style ? [{ ranges: rule.ranges, style }] : [];
  });
  if (rules.length === 0) return undefined;
  return (cell, row, column) => {
    for (const { ranges, style } of rules) {
      const found = ranges.some((range) => covers(range, row, column)) ? style(cell, row, column) : undefined;
      if (found) return found;
    }
    return undefined;
  };
}

function covers(range: GridRange, row: number, column: number): boolean {
  const { startRowIndex = 0, endRowIndex = Infinity, startColumnIndex = 0, endColumnIndex = Infinity } = range;
  return row >= startRowIndex && row < endRowIndex && column >= startColumnIndex && column < endColumnIndex;
}

function booleanStyle(rule: ConditionalFormatRule, workbook: Workbook, sheet: Sheet, now: Date): StyleAt | undefined {
  const { condition, format } = (rule.booleanRule ?? {}) as { condition?: BooleanCondition; format?: ConditionalStyle };
  // Relative references are relative to the first cell of all ranges together.
  const row = Math.min(...rule.ranges.map((range) => range.startRowIndex ?? 0));
  const column = Math.min(...rule.ranges.map((range) => range.startColumnIndex ?? 0));
  const { sheetId } = sheet.properties;
  const holds = condition && conditionTest(condition, { workbook, sheetId, origin: { row, column }, now });
  return holds && format && ((cell, atRow, atColumn) => (holds(cell, atRow, atColumn) ? format : undefined));
}

interface Point {
  readonly type?: string;
  readonly value?: string;
  readonly color?: Channels;
}

/** A colour scale: a number's background lies between the colours of the points around it. */
function gradientStyle({ gradientRule, ranges }: ConditionalFormatRule, sheet: Sheet): StyleAt | undefined {
  const { minpoint, midpoint, maxpoint } = gradientRule as { minpoint?: Point; midpoint?: Point; maxpoint?: Point };
  const numbers = numbersOf(sheet, ranges).sort((a, b) => a - b);
  if (numbers.length === 0) return undefined;
  const stops = [minpoint, midpoint, maxpoint].flatMap((point) =>
    point ? [{ at: placeOf(point, numbers), color: point.color ?? {} }] : [],
  );
  return (cell) => (typeof cell?.value === 'number' ? backgroundOf(mixed(cell.value, stops)) : undefined);
}

function numbersOf(sheet: Sheet, ranges: readonly GridRange[]): number[] {
  return sheet.rows.flatMap((each, row) =>
    (each?.cells ?? []).flatMap((cell, column) =>
      typeof cell?.value === 'number' && ranges.some((range) => covers(range, row, column)) ? [cell.value] : [],
    ),
  );
}

function placeOf({ type, value = '0' }: Point, numbers: readonly number[]): number {
  const [least = 0, most = 0] = [numbers[0], numbers.at(-1)];
  const part = Number(value) / 100;
  if (type === 'MIN') return least;
  if (type === 'MAX') return most;
  if (type === 'PERCENT') return least + (most - least) * part;
  if (type !== 'PERCENTILE') return Number(value);
  const place = (numbers.length - 1) * part;
  const below = numbers[Math.floor(place)] ?? most;
  return below + ((numbers[Math.ceil(place)] ?? most) - below) * (place % 1);
}

type Stop = { readonly at: number; readonly color: Channels };

function mixed(value: number, stops: readonly Stop[]): Channels {
  const next = stops.findIndex(({ at }) => value < at);
  if (next < 0) return stops.at(-1)?.color ?? {};
  const [from, to] = [stops[Math.max(0, next - 1)], stops[next]];
  if (!from || !to || from === to) return to?.color ?? {};
  const part = (value - from.at) / (to.at - from.at);
  const channel = (name: keyof Channels): object => {
    const level = shortFloat32((from.color[name] ?? 0) + ((to.color[name] ?? 0) - (from.color[name] ?? 0)) * part);
    return level === 0 ? {} : { [name]: level };
  };
  return { ...channel('red'), ...channel('green'), ...channel('blue') };
}

const backgroundOf = (color: Channels): ConditionalStyle & { backgroundColorStyle: object } => ({
  backgroundColor: color,
  backgroundColorStyle: { rgbColor: color },
});
