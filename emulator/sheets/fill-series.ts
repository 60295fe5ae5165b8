import { contentOf, makeCell } from './cell-data.ts';
import { shownFormat } from './cell-format.ts';
import type { Draft } from './draft.ts';
import { offset } from './formula/rewrite.ts';
import { relocated } from './formula-cells.ts';
import type { Cell } from './model.ts';
import { isDateFormat } from './number-format.ts';

interface Direction {
  readonly rows: boolean;
  readonly backwards: boolean;
  /** Whether to copy the cells that a fill usually continues, and to continue the cells that it usually copies. */
  readonly alternate: boolean;
}

/**
 * The `count` cells that continue a pattern, nearest first. Several numbers continue their least-squares line. A single date continues day by day. A
 * text that ends in a number continues with the next numbers. Formulas shift their references. Anything else repeats.
 */
export function extend(
  draft: Draft,
  pattern: readonly (Cell | null)[],
  count: number,
  direction: Direction,
): (Cell | null)[] {
  const { rows, backwards } = direction;
  const size = pattern.length;
  const series = seriesOf(draft, pattern, direction.alternate);
  return Array.from({ length: count }, (_, index) => {
    const place = backwards ? -1 - index : size + index;
    const model = pattern[((place % size) + size) % size] ?? null;
    const step = place - (((place % size) + size) % size);
    if (model?.formula !== undefined) return relocated(draft, model, rows ? offset(step, 0) : offset(0, step));
    const value = series?.(place, model);
    if (value === undefined)
      return model?.computed
        ? makeCell({
            ...contentOf(model),
            computed: undefined,
            format: model.format,
            rule: model.rule,
            note: model.note,
          })
        : model;
    return makeCell({ value, format: model?.format, rule: model?.rule, note: model?.note });
  });
}

type Series = (place: number, model: Cell | null) => number | string | undefined;

function seriesOf(draft: Draft, pattern: readonly (Cell | null)[], alternate: boolean): Series | undefined {
  const values = pattern.map((cell) => (cell?.formula === undefined ? cell?.value : undefined));
  if (values.every((value) => typeof value === 'number')) return numberSeries(draft, pattern, values, alternate);
  const [only] = values;
  if (values.length === 1 && typeof only === 'string' && !alternate) return countedText(only);
  return undefined;
}

function numberSeries(
  draft: Draft,
  pattern: readonly (Cell | null)[],
  values: readonly number[],
  alternate: boolean,
): Series | undefined {
  const [first = 0] = values;
  if (values.length === 1) {
    const cell = pattern[0];
    const dated = cell ? isDateFormat(shownFormat(draft.workbook, cell)) : false;
    // By default, we copy a number and continue a date; `alternate` reverses this.
    return dated !== alternate ? (place) => first + place : undefined;
  }
  if (alternate) return undefined;
  const { slope, start } = straightLine(values);
  return (place) => Number((start + slope * place).toPrecision(12));
}

/** The least-squares line through values at 0, 1, 2, … */
function straightLine(values: readonly number[]): { slope: number; start: number } {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  let [above, below] = [0, 0];
  for (const [index, value] of values.entries()) {
    above += (index - middle) * (value - mean);
    below += (index - middle) ** 2;
  }
  const slope = above / below;
  return { slope, start: mean - slope * middle };
}

function countedText(text: string): Series | undefined {
  const [, stem = '', digits] = /^(.*?)(\d+)$/s.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return (place) =>
    `${stem}${String(Math.abs(Number(digits) + place)).padStart(digits.startsWith('0') ? digits.length : 1, '0')}`;
}
