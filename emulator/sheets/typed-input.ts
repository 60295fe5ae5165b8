import type { Scalar } from './model.ts';
import { type NumberFormat, traitsOf } from './number-format.ts';
import { parseMoment } from './typed-moment.ts';

/** The result of typing a text into a cell. */
export interface Typed {
  readonly value: Scalar;
  readonly numberFormat?: NumberFormat;
}

/**
 * Parses a text as Google does when someone types it: numbers, percentages, money, dates, times and booleans in the spreadsheet's locale. A leading
 * apostrophe forces text. Everything else stays text; the caller handles formulas. A date without a year gets `year`. Without `year`, such a date
 * stays text.
 */
export function parseTyped(text: string, locale: string, year?: number): Typed {
  if (text.startsWith("'")) return { value: text.slice(1) };
  const trimmed = text.trim();
  // The longest text with a special meaning is a date with a time in words.
  if (trimmed === '' || trimmed.length > LONGEST) return { value: text };
  return (
    parseBoolean(trimmed, locale) ??
    parseNumber(trimmed, locale) ??
    parseMoment(trimmed, locale, year) ?? { value: text }
  );
}

const LONGEST = 60;

function parseBoolean(text: string, locale: string): Typed | undefined {
  const upper = text.toUpperCase();
  const [yes, no] = traitsOf(locale).booleans;
  if (upper === 'TRUE' || upper === yes) return { value: true };
  if (upper === 'FALSE' || upper === no) return { value: false };
  return undefined;
}

const CURRENCIES: Readonly<Record<string, string>> = {
  $: '"$"',
  '₽': '[$₽]',
  'р.': '[$₽]',
  '€': '[$€]',
  '£': '[$£]',
  '¥': '[$¥]',
};

function parseNumber(text: string, locale: string): Typed | undefined {
  const russian = locale.startsWith('ru');
  const decimal = russian ? ',' : '\\.';
  const group = russian ? '[ \\u00a0\\u202f]' : ',';
  const number = `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)?(?:${decimal}\\d*)?(?:[eEеЕ][+-]?\\d{1,3})?`;
  // In accounting, parentheses mean a negative amount.
  const [, inBrackets] = /^\((.*)\)$/.exec(text) ?? [];
  const signs = '[$€₽£¥]';
  const pattern = `^([+-]?)\\s?(${signs}?)\\s?([+-]?)(${number})\\s?(%|${signs}|р\\.|)$`;
  const match = new RegExp(pattern).exec(inBrackets ?? text);
  const digits = match?.[4] ?? '';
  if (!match || !/\d/.test(digits) || /^[eEеЕ]/.test(digits) || (match[1] && match[3])) return undefined;
  if (inBrackets !== undefined && (match[1] || match[3])) return undefined;
  const plain = digits.replace(new RegExp(group, 'g'), '').replace(',', '.').replace(/[еЕ]/, 'e');
  const sign = inBrackets !== undefined || match[1] === '-' || match[3] === '-' ? -1 : 1;
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
