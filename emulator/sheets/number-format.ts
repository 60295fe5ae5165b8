import { addLocale, format, getLocale, tokenize } from 'numfmt';
import { finished, googlePattern } from './google-pattern.ts';
import type { Scalar } from './model.ts';

export interface NumberFormat {
  readonly type?: string;
  readonly pattern?: string;
}

/** How one locale writes values. */
interface LocaleTraits {
  /** Locales for numfmt. `monthAlone` is for a month without a day, which Russian puts in the nominative. */
  readonly tag: string;
  readonly monthAlone: string;
  readonly decimal: string;
  readonly group: string;
  readonly booleans: readonly [string, string];
  readonly patterns: Readonly<Record<string, string>>;
}

const russianMonths = (alone: boolean) =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat('ru-RU', alone ? { month: 'long' } : { month: 'long', day: 'numeric' })
      .formatToParts(new Date(2026, month, 1))
      .filter((part) => part.type === 'month')
      .map((part) => part.value)
      .join(''),
  );

type Months = NonNullable<ReturnType<typeof getLocale>>['mmmm'];
const russian = getLocale('ru-RU');
addLocale({ ...russian, group: '\u00a0', mmmm: russianMonths(false) as Months }, 'ru-RU');
addLocale({ ...russian, group: '\u00a0', mmmm: russianMonths(true) as Months }, 'ru-UA');

const NUMBER_PATTERNS = { NUMBER: '#,##0.00', PERCENT: '0.00%', SCIENTIFIC: '0.00E+00', TEXT: '@' };

const RUSSIAN: LocaleTraits = {
  tag: 'ru-RU',
  // numfmt's second Russian locale has the nominative: «сентябрь 2026», but «1 сентября 2026».
  monthAlone: 'ru-UA',
  decimal: ',',
  group: '\u00a0',
  booleans: ['ИСТИНА', 'ЛОЖЬ'],
  patterns: {
    ...NUMBER_PATTERNS,
    CURRENCY: '#,##0.00 [$₽]',
    DATE: 'dd.mm.yyyy',
    TIME: 'h:mm:ss',
    DATE_TIME: 'dd.mm.yyyy h:mm:ss',
  },
};

const ENGLISH: LocaleTraits = {
  tag: 'en-US',
  monthAlone: 'en-US',
  decimal: '.',
  group: ',',
  booleans: ['TRUE', 'FALSE'],
  patterns: {
    ...NUMBER_PATTERNS,
    CURRENCY: '"$"#,##0.00',
    DATE: 'm/d/yyyy',
    TIME: 'h:mm:ss am/pm',
    DATE_TIME: 'm/d/yyyy h:mm:ss',
  },
};

/** The traits of a locale. All locales except Russian count as American English. */
export function traitsOf(locale: string): LocaleTraits {
  return locale.startsWith('ru') ? RUSSIAN : ENGLISH;
}

const DATE_TYPES = new Set(['DATE', 'TIME', 'DATE_TIME']);

export function isDateFormat(numberFormat: NumberFormat | undefined): boolean {
  return DATE_TYPES.has(numberFormat?.type ?? '');
}

/** The displayed text of a cell, in the spreadsheet's locale. */
export function formatted(value: Scalar, numberFormat: NumberFormat | undefined, locale: string): string {
  const traits = traitsOf(locale);
  if (typeof value === 'boolean') return traits.booleans[value ? 0 : 1];
  const pattern = numberFormat?.pattern || traits.patterns[numberFormat?.type ?? ''];
  const { numbers, texts } = pattern ? googlePattern(pattern) : { numbers: '' };
  if (typeof value === 'string') return texts && texts !== '@' ? format(texts, value, { throws: false }) : value;
  if (!pattern || !numbers || /^general$/i.test(pattern)) return general(value, traits.decimal);
  const shown = format(numbers, value, {
    locale: hasMonthAlone(numbers) ? traits.monthAlone : traits.tag,
    leap1900: false,
    throws: false,
  });
  return finished(shown, pattern);
}

const monthAlone = new Map<string, boolean>();

function hasMonthAlone(pattern: string): boolean {
  const known = monthAlone.get(pattern);
  if (known !== undefined) return known;
  const operators = tokenize(pattern)
    .filter((token) => token.type === 'DATETIME')
    .map((token) => token.value);
  const alone = operators.some((each) => /^m{4,}$/i.test(each)) && !operators.some((each) => /^d{1,2}$/i.test(each));
  monthAlone.set(pattern, alone);
  return alone;
}

/** The text of a number without a format: up to fifteen digits of a whole number, ten of another, or an exponent. */
function general(value: number, decimal: string): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 1e15 || size < 1e-9) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
    const sign = exponent.startsWith('-') ? '-' : '+';
    const power = exponent.replace(/^[+-]/, '').padStart(2, '0');
    return `${trimZeros(mantissa).replace('.', decimal)}E${sign}${power}`;
  }
  if (Number.isInteger(value)) return String(value);
  const digitsBefore = Math.max(1, Math.floor(Math.log10(size)) + 1);
  return trimZeros(value.toFixed(Math.max(0, 10 - (size < 1 ? 0 : digitsBefore)))).replace('.', decimal);
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
