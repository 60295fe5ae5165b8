import type { Scalar } from './model.ts';
import { type NumberFormat, traitsOf } from './number-format.ts';
import { serialDay, serialTime } from './serial-date.ts';

/** What typing a text into a cell makes of it. */
export interface Typed {
  readonly value: Scalar;
  readonly numberFormat?: NumberFormat;
}

/**
 * Reads a text as Google does when a person types it: numbers, percentages, money, dates, times and booleans in the spreadsheet's
 * locale; a leading apostrophe forces text. Whatever else stays text. Formulas are the caller's business.
 */
export function parseTyped(text: string, locale: string): Typed {
  if (text.startsWith("'")) return { value: text.slice(1) };
  const trimmed = text.trim();
  return (
    parseBoolean(trimmed, locale) ?? parseNumber(trimmed, locale) ?? parseMoment(trimmed, locale) ?? { value: text }
  );
}

function parseBoolean(text: string, locale: string): Typed | undefined {
  const upper = text.toUpperCase();
  const [yes, no] = traitsOf(locale).booleans;
  if (upper === 'TRUE' || upper === yes) return { value: true };
  if (upper === 'FALSE' || upper === no) return { value: false };
  return undefined;
}

const CURRENCIES: Readonly<Record<string, string>> = { $: '"$"', '₽': '[$₽]', '€': '[$€]' };

function parseNumber(text: string, locale: string): Typed | undefined {
  const russian = locale.startsWith('ru');
  const decimal = russian ? ',' : '\\.';
  const group = russian ? '[ \\u00a0\\u202f]' : ',';
  const number = `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)?(?:${decimal}\\d*)?(?:[eEеЕ][+-]?\\d{1,3})?`;
  const match = new RegExp(`^([+-]?)\\s?([$€₽]?)\\s?([+-]?)(${number})\\s?([%$€₽]?)$`).exec(text);
  const digits = match?.[4] ?? '';
  if (!match || !/\d/.test(digits) || /^[eEеЕ]/.test(digits) || (match[1] && match[3])) return undefined;
  const plain = digits.replace(new RegExp(group, 'g'), '').replace(',', '.').replace(/[еЕ]/, 'e');
  const sign = match[1] === '-' || match[3] === '-' ? -1 : 1;
  const size = Number(plain);
  if (!Number.isFinite(size)) return undefined;
  const value = sign * size || 0;
  const places = plain.includes('.') && !plain.endsWith('.');
  const grouped = new RegExp(`\\d${group}\\d`).test(digits);
  const symbol = match[2] || (match[5] === '%' ? '' : match[5]);
  if (match[5] === '%') {
    if (match[2]) return undefined;
    const pattern = places ? '0.00%' : '0%';
    return { value: Number((value / 100).toPrecision(15)), numberFormat: { type: 'PERCENT', pattern } };
  }
  if (symbol) {
    if (match[2] && match[5]) return undefined;
    const digitsPattern = places ? '#,##0.00' : '#,##0';
    const sign = CURRENCIES[symbol] ?? '';
    const pattern = match[2] ? `${sign}${digitsPattern}` : `${digitsPattern} ${sign}`;
    return { value, numberFormat: { type: 'CURRENCY', pattern } };
  }
  if (/e/i.test(plain)) return { value, numberFormat: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (grouped) return { value, numberFormat: { type: 'NUMBER', pattern: places ? '#,##0.00' : '#,##0' } };
  return { value };
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([AaPp])\.?[Mm]\.?)?$/;

function parseMoment(text: string, locale: string): Typed | undefined {
  const time = parseTime(text);
  if (time) return { value: time.value, numberFormat: { type: 'TIME', pattern: time.pattern } };
  const [, datePart = '', timePart] = /^(\S+?)(?:(?:\s+|T)(\d.*))?$/.exec(text) ?? [];
  const date = parseDate(datePart, locale);
  if (!date) return undefined;
  if (timePart === undefined) return { value: date.value, numberFormat: { type: 'DATE', pattern: date.pattern } };
  const clock = parseTime(timePart);
  if (!clock) return undefined;
  return {
    value: date.value + clock.value,
    numberFormat: { type: 'DATE_TIME', pattern: `${date.pattern} ${clock.pattern}` },
  };
}

interface Part {
  readonly value: number;
  readonly pattern: string;
}

function parseTime(text: string): Part | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const half = match[4]?.toLowerCase();
  if (minutes > 59 || seconds > 59 || hours > 23 || (half && (hours < 1 || hours > 12))) return undefined;
  const ofDay = half ? (hours % 12) + (half === 'p' ? 12 : 0) : hours;
  const pattern = `${match[1]?.length === 2 ? 'hh' : 'h'}:mm${match[3] ? ':ss' : ''}${half ? ' am/pm' : ''}`;
  return { value: serialTime(ofDay, minutes, seconds), pattern };
}

function parseDate(text: string, locale: string): Part | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return part(Number(iso[1]), Number(iso[2]), Number(iso[3]), 'yyyy-mm-dd');
  const local = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (!local) return undefined;
  const [, first = '', separator = '', second = '', shownYear = ''] = local;
  const dayFirst = locale.startsWith('ru');
  // Americans do not write dates with dots; Google leaves such a text alone there.
  if (!dayFirst && separator === '.') return undefined;
  const year = shownYear.length === 2 ? Number(shownYear) + (Number(shownYear) < 30 ? 2000 : 1900) : Number(shownYear);
  const [day, month] = dayFirst ? [first, second] : [second, first];
  const padded = first.length === 2 && second.length === 2;
  const [d, m, y] = [padded ? 'dd' : 'd', padded ? 'mm' : 'm', shownYear.length === 2 ? 'yy' : 'yyyy'];
  return part(year, Number(month), Number(day), (dayFirst ? [d, m, y] : [m, d, y]).join(separator));
}

function part(year: number, month: number, day: number, pattern: string): Part | undefined {
  const value = serialDay(year, month, day);
  return value === undefined ? undefined : { value, pattern };
}
