import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatted } from '../../../emulator/sheets/number-format.ts';
import { parseTyped } from '../../../emulator/sheets/typed-input.ts';

const RU = 'ru_RU';
const EN = 'en_US';
const NBSP = '\u00a0';

const shown = (text: string, locale: string): [unknown, string] => {
  const { value, numberFormat } = parseTyped(text, locale, 2026);
  return [value, formatted(value, numberFormat, locale)];
};

describe('typing into a cell', () => {
  it.each([
    ['53', 53, '53'],
    ['5,5', 5.5, '5,5'],
    ['-7', -7, '-7'],
    ['12%', 0.12, '12%'],
    ['12,5%', 0.125, '12,50%'],
    ['2 000 000,01', 2000000.01, `2${NBSP}000${NBSP}000,01`],
    ['1e5', 100000, '1,00E+05'],
    ['500 ₽', 500, '500 ₽'],
    ['01.09.2026', 46266, '01.09.2026'],
    ['1.9.2026', 46266, '1.9.2026'],
    ['01.09.26', 46266, '01.09.26'],
    ['2026-09-01', 46266, '2026-09-01'],
    ['13:45', 0.5729166666666666, '13:45'],
    ['01.09.2026 13:45', 46266.572916666664, '01.09.2026 13:45'],
    ['01.09.2026 13:45:10', 46266.57303240741, '01.09.2026 13:45:10'],
    ['ИСТИНА', true, 'ИСТИНА'],
    ['ложь', false, 'ЛОЖЬ'],
    ["'007", '007', '007'],
    ["'=1", '=1', '=1'],
    ['00123', 123, '123'],
    [`1${NBSP}000`, 1000, `1${NBSP}000`],
    ['100 р.', 100, '100 ₽'],
    ['-5,5 ₽', -5.5, '-5,50 ₽'],
    ['(12)', -12, '-12'],
    ['+7', 7, '7'],
    [',5', 0.5, '0,5'],
    ['1 сентября 2026', 46266, '1 сентября 2026'],
    ['1 Сентября 2026 г.', 46266, '1 сентября 2026'],
    ['5 мая 2026', 46147, '5 мая 2026'],
    ['5 сен 2026', 46270, '5 сен 2026'],
    ['сентябрь 2026', 46266, 'сентябрь 2026'],
    ['1 сентября', 46266, '1 сентября'],
    ['1.5', 46143, '01.05.2026'],
    ['2026/09/01', 46266, '2026/09/01'],
    ['1 сентября 2026 13:45', 46266.572916666664, '1 сентября 2026 13:45'],
    ['25:30', 1.0625, '25:30:00'],
    ['9:05', 0.378472222, '9:05'],
  ])('ru_RU: %s is %j and shows %s', (text, value, display) => {
    const [got, display2] = shown(text, RU);
    expect(got).toEqual(typeof value === 'number' ? expect.closeTo(value, 9) : value);
    expect(display2.replaceAll('\u202f', NBSP)).toBe(display);
  });

  it.each([
    ['2,000,000.01', 2000000.01, '2,000,000.01'],
    ['5.5', 5.5, '5.5'],
    ['$5', 5, '$5'],
    ['9/26/2008', 39717, '9/26/2008'],
    ['2020-01-01', 43831, '2020-01-01'],
    ['1:45:10 PM', 0.5730324074074075, '1:45:10 PM'],
    ['TRUE', true, 'TRUE'],
    ['true', true, 'TRUE'],
    ['$1,234.50', 1234.5, '$1,234.50'],
    ['-$5', -5, '-$5'],
    ['($5.50)', -5.5, '-$5.50'],
    ['12.5%', 0.125, '12.50%'],
    ['.5', 0.5, '0.5'],
    ['1e3', 1000, '1.00E+03'],
    ['Jan 5, 2026', 46027, 'Jan 5, 2026'],
    ['January 5, 2026', 46027, 'January 5, 2026'],
    ['5 Jan 2026', 46027, '5 Jan 2026'],
    ['5-Jan-2026', 46027, '5-Jan-2026'],
    ['1/5', 46027, '1/5/2026'],
    ['1/5/26 10:30', 46027.4375, '1/5/26 10:30'],
    ['2026-01-05T10:30:00', 46027.4375, '2026-01-05 10:30:00'],
    ['10:30 pm', 0.9375, '10:30 PM'],
  ])('en_US: %s is %j and shows %s', (text, value, display) => {
    expect(shown(text, EN)).toEqual([typeof value === 'number' ? expect.closeTo(value, 9) : value, display]);
  });

  it.each([
    '3_1_0',
    '31.02.2026',
    'К-014',
    '+7 903 123-45-67',
    '8-903-123-45-67',
    '3 класс',
    '5-6',
    '1,2,3',
    '',
    ' ',
    'Иванова',
    '12:75',
    '1.2.3.4',
  ])('%j stays text', (text) => {
    expect(parseTyped(text, RU)).toEqual({ value: text });
  });

  it('a displayed number, typed again, is the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.constantFrom(RU, EN), (cents, locale) => {
        // An unformatted cell shows ten significant digits.
        const value = Number((cents / 100).toPrecision(10));
        expect(parseTyped(formatted(value, undefined, locale), locale).value).toBe(value);
      }),
    );
  });

  it('a displayed date, typed again, is the same date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40_000, max: 60_000 }), fc.constantFrom(RU, EN), (day, locale) => {
        const text = formatted(day, { type: 'DATE' }, locale);
        expect(parseTyped(text, locale).value).toBe(day);
      }),
    );
  });
});

describe('showing numbers', () => {
  it.each([
    [1 / 1024, undefined, EN, '0.0009765625'],
    [1 / 3, undefined, RU, '0,3333333333'],
    [200 / 3, undefined, EN, '66.66666667'],
    [123456789012345, undefined, EN, '123456789012345'],
    [0, undefined, RU, '0'],
    [1.5e20, undefined, EN, '1.5E+20'],
    [46266, { type: 'DATE', pattern: 'd mmmm yyyy' }, RU, '1 сентября 2026'],
    [46266, { type: 'DATE', pattern: 'mmmm yyyy' }, RU, 'сентябрь 2026'],
    [46266.75, { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm:ss' }, RU, '01.09.2026 18:00:00'],
    [0.5, { type: 'PERCENT', pattern: '0%' }, RU, '50%'],
    [5, { type: 'NUMBER' }, RU, '5,00'],
    [43831, { type: 'DATE' }, EN, '1/1/2020'],
    [2.5, { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' }, EN, '1900-01-01 12:00'],
    [7, { type: 'TEXT' }, RU, '7'],
  ])('%d with %j in %s is %s', (value, numberFormat, locale, text) => {
    expect(formatted(value, numberFormat, locale)).toBe(text);
  });
});
