import { describe, expect, it } from 'vitest';
import { formatted } from '../../../emulator/sheets/number-format.ts';
import { area, startWorkspace } from './sheets-client.ts';

const MOMENT = 42_465.67284175926;

describe('a pattern of a date or a time', () => {
  // The first seven are the examples of https://developers.google.com/workspace/sheets/api/guides/formats
  it.each([
    ['h:mm:ss.00 a/p', '4:08:53.53 p'],
    ['hh:mm A/P".M."', '04:08 P.M.'],
    ['yyyy-mm-dd', '2016-04-05'],
    ['mmmm d \\[dddd\\]', 'April 5 [Tuesday]'],
    ['h PM, ddd mmm dd', '4 PM, Tue Apr 05'],
    ['dddd, m/d/yy at h:mm', 'Tuesday, 4/5/16 at 16:08'],
    ['h:mm am/pm', '4:08 PM'],
    ['h:mm A/P', '4:08 P'],
    ['ss.000', '53.528'],
  ])('%s', (pattern, wanted) => {
    expect(formatted(MOMENT, { pattern }, 'en_US')).toBe(wanted);
  });

  it('counts elapsed time in its first part only', () => {
    const time = (3 * 3600 + 13 * 60 + 41.255) / 86_400;
    expect(formatted(time, { pattern: '[hh]:[mm]:[ss].000' }, 'en_US')).toBe('03:13:41.255');
    expect(formatted(time, { pattern: '[mmmm]:[ss].000' }, 'en_US')).toBe('0193:41.255');
    expect(formatted(1.5, { pattern: '[h]:mm' }, 'en_US')).toBe('36:00');
  });
});

describe('a pattern of a number', () => {
  it.each([
    [12_345.125, '####.#', '12345.1'],
    [12_345.125, '00000.0000', '12345.1250'],
    [1_234_500_000, '0.00e+00', '1.23e+09'],
    [1_234_500_000, '0.00E+00', '1.23E+09'],
    [5.125, '# ?/?', '5 1/8'],
    [0.125, '0.0%', '12.5%'],
    [12_345_678, '0.0,,"M"', '12.3M'],
    [-3, '0.00;(0.00)', '(3.00)'],
    [150, '[<100]"Low";[<200]"Medium";"High"', 'Medium'],
    [5, '0 kg', '5 kg'],
    [5, '###0.000;"TEXT: "_(@_)', '5.000'],
    ['MyText', '###0.000;"TEXT: "_(@_)', 'TEXT:  MyText '],
    ['MyText', '0;0;0;"t "@', 't MyText'],
    ['MyText', '0.00', 'MyText'],
    [5, '@', '5'],
  ])('%s in %s', (value, pattern, wanted) => {
    expect(formatted(value, { pattern }, 'en_US')).toBe(wanted);
  });
});

describe('TEXT', () => {
  it.each([
    ['ru_RU', '=TEXT(1234,5;"0,00")', '1234,50'],
    ['ru_RU', '=TEXT(1234,5;"# ##0,00")', '1\u00a0234,50'],
    ['ru_RU', '=TEXT(0,256;"0,0%")', '25,6%'],
    ['ru_RU', '=TEXT(46266;"dd.mm.yyyy")', '01.09.2026'],
    ['en_US', '=TEXT(1234.5,"#,##0.00")', '1,234.50'],
    ['en_US', '=TEXT("5","0.00")', '5.00'],
    ['en_US', '=TEXT("a","0.00")', 'a'],
  ])('in %s: %s', async (locale, formula, wanted) => {
    const work = await startWorkspace({ locale });
    await work.write('A1', [[formula]], 'USER_ENTERED');
    expect(await work.read('A1')).toEqual([[wanted]]);
    await work.close();
  });
});

it('a cell shows its text by the section for texts', async () => {
  const work = await startWorkspace();
  const cell = {
    userEnteredValue: { stringValue: 'x' },
    userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern: '0;"T: "@' } },
  };
  await work.batch({ repeatCell: { range: area(0, 1, 0, 1), cell, fields: '*' } });
  expect(await work.read('A1')).toEqual([['T: x']]);
  await work.close();
});
