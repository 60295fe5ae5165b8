import type { RE2JS } from 're2js';
import { re2 } from '../../../core/re2.ts';
import { fromDecimalComma } from '../../google-pattern.ts';
import { formatted, traitsOf } from '../../number-format.ts';
import { parseTyped } from '../../typed-input.ts';
import { numberIn, toText } from '../coerce.ts';
import { type Call, type FunctionTable, range, scalar } from '../function.ts';
import { FormulaError, Grid, throwIfError, type Value, valuesOf } from '../value.ts';
import { badNumber, badValue, first, number, text, truth, whole } from './arguments.ts';
import { rounded } from './math.ts';

function size(args: readonly (Value | undefined)[], index: number, call: Call, fallback?: number): number {
  const count = whole(args, index, call, fallback);
  if (count < 0)
    throw badNumber(
      `Function ${call.name} parameter ${index + 1} value is ${count}. It should be greater than or equal to 0.`,
    );
  return count;
}

const pattern = (source: string, { name }: Call): RE2JS =>
  re2(
    source,
    () => new FormulaError('REF', `Function ${name} parameter 2 value "${source}" is not a valid regular expression.`),
  );

function place(
  args: readonly (Value | undefined)[],
  call: Call,
  find: (needle: string, hay: string, from: number) => number,
): number {
  const [needle, hay] = [text(args, 0, call), text(args, 1, call)];
  const found = find(needle, hay, whole(args, 2, call, 1) - 1);
  if (found < 0) throw badValue(`In ${call.name} evaluation, cannot find '${needle}' within '${hay}'.`);
  return found + 1;
}

const escaped = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The most decimal places of FIXED and DOLLAR, as in Excel. */
const MOST_PLACES = 127;

/** A number pattern with these decimal places. */
const withPlaces = (pattern: string, places: number): string =>
  places > 0 ? `${pattern}.${'0'.repeat(places)}` : pattern;

/** A number as text, rounded to the decimal places in the second argument. */
function asFixed(args: readonly (Value | undefined)[], pattern: string, call: Call): string {
  const places = whole(args, 1, call, 2);
  if (places > MOST_PLACES) throw badNumber(`Function ${call.name} parameter 2 should be at most ${MOST_PLACES}.`);
  const value = rounded(number(args, 0, call), places);
  return formatted(value, { pattern: withPlaces(pattern, places) }, call.scope.locale);
}

export const TEXT: FunctionTable = {
  LEN: scalar(1, (args, call) => text(args, 0, call).length),
  LENB: scalar(1, (args, call) =>
    [...text(args, 0, call)].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? 2 : 1), 0),
  ),
  LEFT: scalar([1, 2], (args, call) => text(args, 0, call).slice(0, size(args, 1, call, 1))),
  RIGHT: scalar([1, 2], (args, call) => {
    const [whole_, count] = [text(args, 0, call), size(args, 1, call, 1)];
    return whole_.slice(Math.max(0, whole_.length - count));
  }),
  MID: scalar(3, (args, call) => {
    const start = whole(args, 1, call);
    if (start < 1)
      throw badNumber(`Function MID parameter 2 value is ${start}. It should be greater than or equal to 1.`);
    return text(args, 0, call).slice(start - 1, start - 1 + size(args, 2, call));
  }),
  UPPER: scalar(1, (args, call) => text(args, 0, call).toUpperCase()),
  LOWER: scalar(1, (args, call) => text(args, 0, call).toLowerCase()),
  PROPER: scalar(1, (args, call) =>
    text(args, 0, call).replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  ),
  TRIM: scalar(1, (args, call) => text(args, 0, call).trim().replace(/ {2,}/g, ' ')),
  CLEAN: scalar(1, (args, call) => text(args, 0, call).replace(/\p{Cc}/gu, '')),
  EXACT: scalar(2, (args, call) => text(args, 0, call) === text(args, 1, call)),
  REPT: scalar(2, (args, call) => {
    const [piece, times] = [text(args, 0, call), size(args, 1, call)];
    if (piece.length * times > 32_000) throw badValue('The result of function REPT is longer than 32000 characters.');
    return piece.repeat(times);
  }),
  CONCATENATE: range([1, Infinity], (args, { scope }) =>
    args.flatMap((each) => [...valuesOf(each ?? null)].map((value) => toText(value, scope.locale))).join(''),
  ),
  CONCAT: scalar(2, (args, call) => text(args, 0, call) + text(args, 1, call)),
  JOIN: range([2, Infinity], ([separator, ...lists], { scope }) =>
    lists
      .flatMap((each) =>
        (each instanceof Grid ? each.full().flat() : [each ?? null]).map((value) => toText(value, scope.locale)),
      )
      .join(toText(first(separator) ?? null, scope.locale)),
  ),
  TEXTJOIN: range([3, Infinity], ([separator, skip, ...lists], call) => {
    const { locale } = call.scope;
    const pieces = lists
      .flatMap((each) => (each instanceof Grid ? each.full().flat() : [each ?? null]))
      .map((value) => toText(value, locale));
    const kept = truth([first(skip)], 0, call, true) ? pieces.filter((piece) => piece !== '') : pieces;
    return kept.join(toText(first(separator) ?? null, locale));
  }),
  SPLIT: range([2, 4], (args, call) => {
    const given = args.map(first);
    const [source, separator] = [text(given, 0, call), text(given, 1, call)];
    if (separator === '') throw badValue('Function SPLIT parameter 2 value should be non-empty.');
    const each = truth(given, 2, call, true) ? [...separator] : [separator];
    const parts = source.split(new RegExp(each.map(escaped).join('|'), 'u'));
    const kept = truth(given, 3, call, true) ? parts.filter((part) => part !== '') : parts;
    return Grid.of([kept.map((part) => parseTyped(part, call.scope.locale).value)]);
  }),
  SUBSTITUTE: scalar([3, 4], (args, call) => {
    const [source, old, next] = [text(args, 0, call), text(args, 1, call), text(args, 2, call)];
    if (old === '') return source;
    if (args[3] === undefined) return source.replaceAll(old, () => next);
    const wanted = size(args, 3, call);
    let seen = 0;
    return source.replaceAll(old, (found) => (++seen === wanted ? next : found));
  }),
  REPLACE: scalar(4, (args, call) => {
    const [source, start, count] = [text(args, 0, call), whole(args, 1, call) - 1, size(args, 2, call)];
    return source.slice(0, start) + text(args, 3, call) + source.slice(start + count);
  }),
  FIND: scalar([2, 3], (args, call) => place(args, call, (needle, hay, from) => hay.indexOf(needle, from))),
  SEARCH: scalar([2, 3], (args, call) =>
    place(args, call, (needle, hay, from) => hay.toLowerCase().indexOf(needle.toLowerCase(), from)),
  ),
  REGEXMATCH: scalar(2, (args, call) => pattern(text(args, 1, call), call).test(text(args, 0, call))),
  REGEXREPLACE: scalar(3, (args, call) =>
    pattern(text(args, 1, call), call)
      .matcher(text(args, 0, call))
      .replaceAll(text(args, 2, call).replace(/\\(\d)/g, '$$$1')),
  ),
  REGEXEXTRACT: range(2, (args, call) => {
    const given = args.map(first);
    const match = pattern(text(given, 1, call), call).exec(text(given, 0, call));
    if (!match)
      throw new FormulaError(
        'N_A',
        `Function REGEXEXTRACT parameter 2 value "${text(given, 1, call)}" does not match text of Function REGEXEXTRACT parameter 1 value "${text(given, 0, call)}".`,
      );
    return match.length < 3 ? (match[1] ?? match[0]) : Grid.of([match.slice(1).map((group) => group ?? '')]);
  }),
  CHAR: scalar(1, (args, call) => String.fromCodePoint(whole(args, 0, call))),
  UNICHAR: scalar(1, (args, call) => String.fromCodePoint(whole(args, 0, call))),
  CODE: scalar(1, (args, call) => text(args, 0, call).codePointAt(0) ?? 0),
  UNICODE: scalar(1, (args, call) => text(args, 0, call).codePointAt(0) ?? 0),
  VALUE: scalar(1, ([value = null], call) => number([value], 0, call)),
  // These change only the number format of the cell (see `format-hint.ts`).
  TO_DATE: scalar(1, ([value = null]) => throwIfError(value)),
  TO_PERCENT: scalar(1, ([value = null]) => throwIfError(value)),
  TO_DOLLARS: scalar(1, ([value = null]) => throwIfError(value)),
  TO_PURE_NUMBER: scalar(1, ([value = null]) => throwIfError(value)),
  TO_TEXT: scalar(1, (args, call) => text(args, 0, call)),
  ASC: scalar(1, (args, call) =>
    text(args, 0, call)
      .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replaceAll('\u3000', ' '),
  ),
  FIXED: scalar([1, 3], (args, call) => asFixed(args, truth(args, 2, call, false) ? '0' : '#,##0', call)),
  DOLLAR: scalar([1, 2], (args, call) => asFixed(args, '"$"#,##0', call)),
  TEXT: scalar(2, ([value = null, shown = null], { scope: { locale } }) => {
    const given = throwIfError(value) ?? 0;
    const typed = toText(shown, locale);
    const pattern = traitsOf(locale).decimal === ',' ? fromDecimalComma(typed) : typed;
    return formatted(typeof given === 'string' ? (numberIn(given, locale) ?? given) : given, { pattern }, locale);
  }),
};
