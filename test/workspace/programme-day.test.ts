import { describe, expect, test } from 'vitest';
import { dayToGoOn, otherDayText, programmeDay } from '../../workspace/programme-day.ts';

describe('the day of a first start', () => {
  test.each([
    ['2026-04-01', '2026-04-01', 2026],
    ['2026-12-31', '2026-12-31', 2026],
    ['2027-01-01', '2026-11-15', 2026],
    ['2027-03-31', '2026-11-15', 2026],
  ])('%s', (real, today, year) => {
    expect(programmeDay(real)).toEqual({ today, year });
  });
});

describe('another day than the wanted one', () => {
  test.each([
    [
      'is explained from January to March',
      '2027-01-15',
      '2026-11-15',
      expect.stringMatching(/вместо 15\.01\.2027 школа показана на 15\.11\.2026/),
    ],
    ['is not explained if the school shows the wanted day', '2027-01-15', '2027-01-15', undefined],
    ['is not explained if a person told the school its day', '2026-12-21', '2026-09-20', undefined],
  ])('%s', (_, wanted, today, text) => {
    expect(otherDayText(wanted, today)).toEqual(text);
  });
});

describe('the day of a later start', () => {
  test.each([
    [
      'what was asked for wins, whatever the month',
      '2027-01-15',
      { lastDay: '2026-12-20' },
      '2026-12-21',
      '2027-01-15',
    ],
    [
      'then what the school was told',
      undefined,
      { day: '2026-09-20', lastDay: '2026-09-20' },
      '2026-12-21',
      '2026-09-20',
    ],
    [
      'a school that lived through December goes on in January',
      undefined,
      { lastDay: '2026-12-20' },
      '2027-01-11',
      '2027-01-11',
    ],
    [
      'a school that was made in January stands still',
      undefined,
      { lastDay: '2026-11-15' },
      '2027-01-11',
      '2026-11-15',
    ],
    ['otherwise the real day', undefined, { lastDay: '2026-11-15' }, '2026-11-16', '2026-11-16'],
  ])('%s', (_, asked, known, real, day) => {
    expect(dayToGoOn(asked, known, real)).toBe(day);
  });
});
