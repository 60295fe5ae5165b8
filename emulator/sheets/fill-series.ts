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
  /** Swaps both rules: cells that a fill would continue are copied, and cells that it would copy are continued. */
  readonly alternate: boolean;
}

/**
 * The `count` cells that continue a pattern, nearest first. Several numbers continue their least-squares line. A single date continues day by day.
 * Texts that end in numbers and names of months and weekdays continue in their order. Formulas shift their references. Anything else repeats.
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
  if (alternate || !values.every((value) => typeof value === 'string')) return undefined;
  return countedTexts(values) ?? listedWords(values, draft.properties.locale);
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

/** The number at the end of a text, and the text before it. */
function counted(text: string): { stem: string; digits: string } | undefined {
  const [, stem, digits] = /^(.*?)(\d+)$/s.exec(text) ?? [];
  return stem === undefined || digits === undefined ? undefined : { stem, digits };
}

/** Continues `Class 1`, or `Class 1`, `Class 3`. */
function countedTexts(texts: readonly string[]): Series | undefined {
  const parts = texts.map(counted);
  const [first] = parts;
  if (!first || parts.some((each) => each?.stem !== first.stem)) return undefined;
  const step = stepOf(parts.map((each) => Number(each?.digits)));
  if (step === undefined) return undefined;
  const { stem, digits } = first;
  return (place) =>
    `${stem}${String(Math.abs(Number(digits) + place * step)).padStart(digits.startsWith('0') ? digits.length : 1, '0')}`;
}

/** The equal distance between neighbours, 1 for a single number; undefined if the distances differ. */
function stepOf(numbers: readonly number[]): number | undefined {
  const [first = 0, second = first + 1] = numbers;
  const step = second - first;
  return numbers.every((number, index) => number === first + index * step) ? step : undefined;
}

/** The names of months and weekdays in a language, long and short, each list in its order. */
function wordLists(language: string): string[][] {
  const names = (options: Intl.DateTimeFormatOptions, days: readonly number[], month: (day: number) => Date) =>
    days.map((day) => new Intl.DateTimeFormat(language, options).format(month(day)).replace(/\.$/, ''));
  const months = Array.from({ length: 12 }, (_, index) => index);
  const week = months.slice(0, 7);
  return (['long', 'short'] as const).flatMap((size) => [
    names({ month: size }, months, (month) => new Date(2026, month, 15)),
    // The first of February 2026 is a Sunday.
    names({ weekday: size }, week, (day) => new Date(2026, 1, 1 + day)),
  ]);
}

/** Continues names of months and weekdays, in the language of the spreadsheet or in English, in the case of the first name. */
function listedWords(texts: readonly string[], locale: string): Series | undefined {
  const [first = ''] = texts;
  for (const words of [...wordLists(locale.replace('_', '-')), ...wordLists('en')]) {
    const places = texts.map((text) => words.findIndex((word) => word.toLowerCase() === text.toLowerCase()));
    const [start = -1] = places;
    if (places.includes(-1)) continue;
    const around = (place: number): number => ((place % words.length) + words.length) % words.length;
    const step = around((places[1] ?? start + 1) - start);
    if (!places.every((place, index) => place === around(start + index * step))) return undefined;
    return (place) => inCaseOf(first, words[around(start + place * step)] ?? '');
  }
  return undefined;
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toLowerCase()) return word.toLowerCase();
  if (model === model.toUpperCase()) return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
