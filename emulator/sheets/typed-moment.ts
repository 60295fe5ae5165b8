import { DateTime } from 'luxon';
import { type NumberFormat, traitsOf } from './number-format.ts';
import { serialDay, serialTime } from './serial-date.ts';

interface Part {
  readonly value: number;
  readonly pattern: string;
}

/** Parses a date, a time or both, as people write them in the locale; undefined for any other text. */
export function parseMoment(
  text: string,
  locale: string,
  year?: number,
): { readonly value: number; readonly numberFormat: NumberFormat } | undefined {
  const time = parseTime(text);
  if (time) return { value: time.value, numberFormat: { type: 'TIME', pattern: time.pattern } };
  const whole = parseDate(text, locale, year);
  if (whole) return { value: whole.value, numberFormat: { type: 'DATE', pattern: whole.pattern } };
  const [, datePart = '', timePart = ''] = /^(.*\S)(?:,?\s+|T)(\d{1,2}:.*)$/.exec(text) ?? [];
  const date = parseDate(datePart.replace(/,$/, ''), locale, year);
  const clock = parseTime(timePart.replace(/\.\d+$/, ''));
  if (!date || !clock || clock.value >= 1) return undefined;
  return {
    value: date.value + clock.value,
    numberFormat: { type: 'DATE_TIME', pattern: `${date.pattern} ${clock.pattern}` },
  };
}

const TIME = /^(\d{1,4}):(\d{2})(?::(\d{2}))?(?:\s?([AaPp])\.?[Mm]\.?)?$/;

/** Parses a time of day. A time of 24 hours or more is a duration. */
function parseTime(text: string): Part | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const half = match[4]?.toLowerCase();
  if (minutes > 59 || seconds > 59 || (half && (hours < 1 || hours > 12))) return undefined;
  const ofDay = half ? (hours % 12) + (half === 'p' ? 12 : 0) : hours;
  const shownHours = hours > 23 ? '[h]' : match[1]?.length === 2 ? 'hh' : 'h';
  const pattern = `${shownHours}:mm${match[3] || hours > 23 ? ':ss' : ''}${half ? ' am/pm' : ''}`;
  return { value: serialTime(ofDay, minutes, seconds), pattern };
}

function parseDate(text: string, locale: string, year: number | undefined): Part | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) {
    const [, years, separator = '-', months, days] = iso;
    return part(Number(years), Number(months), Number(days), ['yyyy', 'mm', 'dd'].join(separator));
  }
  return parseDigits(text, locale, year) ?? parseWords(text, locale, year);
}

/** Parses a date in digits: `9/26/2008`, `26.09.08`, and without a year `9/26` or `26.09`. */
function parseDigits(text: string, locale: string, thisYear: number | undefined): Part | undefined {
  const local = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (!local) return undefined;
  const [, first = '', separator = '', second = '', shownYear] = local;
  const dayFirst = locale.startsWith('ru');
  // Americans do not write dates with dots, so in their locale such a text stays a text. A hyphen between two numbers means a range, not a date.
  if (!dayFirst && separator === '.') return undefined;
  if (shownYear === undefined && separator === '-') return undefined;
  const year = shownYear === undefined ? thisYear : fullYear(shownYear);
  if (year === undefined) return undefined;
  const [day, month] = dayFirst ? [first, second] : [second, first];
  if (shownYear === undefined) return part(year, Number(month), Number(day), traitsOf(locale).patterns.DATE ?? '');
  const padded = first.length === 2 && second.length === 2;
  const [d, m, y] = [padded ? 'dd' : 'd', padded ? 'mm' : 'm', shownYear.length === 2 ? 'yy' : 'yyyy'];
  return part(year, Number(month), Number(day), (dayFirst ? [d, m, y] : [m, d, y]).join(separator));
}

/** Two-digit years: 00–29 are 2000–2029, 30–99 are 1930–1999. */
const fullYear = (shown: string): number =>
  shown.length === 2 ? Number(shown) + (Number(shown) < 30 ? 2000 : 1900) : Number(shown);

/** Formats of dates with month names: Luxon's tokens, and the pattern that displays the same date. */
const WORDS = [
  ['d MMMM yyyy', 'd mmmm yyyy'],
  ['d MMM yyyy', 'd mmm yyyy'],
  ['d-MMM-yyyy', 'd-mmm-yyyy'],
  ['d-MMM-yy', 'd-mmm-yy'],
  ['MMMM d, yyyy', 'mmmm d, yyyy'],
  ['MMM d, yyyy', 'mmm d, yyyy'],
  ['MMMM d yyyy', 'mmmm d, yyyy'],
  ['MMM d yyyy', 'mmm d, yyyy'],
  ['MMMM yyyy', 'mmmm yyyy'],
  ['LLLL yyyy', 'mmmm yyyy'],
  ['d MMMM', 'd mmmm'],
  ['d MMM', 'd mmm'],
  ['MMMM d', 'mmmm d'],
  ['MMM d', 'mmm d'],
] as const;

function parseWords(text: string, locale: string, year: number | undefined): Part | undefined {
  if (!/\d/.test(text) || !/\p{L}{3}/u.test(text)) return undefined;
  const plain = text
    .replace(/\s+(г\.?|года)$/i, '')
    .replace(/(\p{L}{3})\.(?=\s)/u, '$1')
    .toLowerCase();
  for (const [format, pattern] of WORDS) {
    if (!format.includes('y') && year === undefined) continue;
    const found = readWords(plain, format, locale);
    if (!found) continue;
    return part(
      format.includes('y') ? found.year : (year ?? found.year),
      found.month,
      format.includes('d') ? found.day : 1,
      pattern,
    );
  }
  return undefined;
}

function readWords(text: string, format: string, locale: string): DateTime | undefined {
  for (const written of [text, ...abbreviated(text, locale)]) {
    const read = DateTime.fromFormat(written, format, { locale: locale.replace('_', '-'), zone: 'utc' });
    if (read.isValid) return read;
  }
  return undefined;
}

/** The text with CLDR's abbreviations. CLDR ends Russian short months with a full stop, which people omit: «5 сен 2026». */
function abbreviated(text: string, locale: string): string[] {
  if (!locale.startsWith('ru')) return [];
  const [month = ''] = /\p{L}+/u.exec(text) ?? [];
  const stem = month === 'сен' ? 'сент' : month === 'ноя' ? 'нояб' : month === 'фев' ? 'февр' : month;
  return [text.replace(month, `${stem}.`), text.replace(month, stem)];
}

function part(year: number, month: number, day: number, pattern: string): Part | undefined {
  const value = serialDay(year, month, day);
  return value === undefined ? undefined : { value, pattern };
}
