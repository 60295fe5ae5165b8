import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileDates, timeOf } from '../../../cli/import/file-dates.ts';
import { DATE_ORDERS, type DateOrder, dateOrders, writtenTime } from '../../../cli/import/written-date.ts';

const years = { from: 2023, to: 2028 };
const open = { timeZone: 'Europe/Moscow', orders: DATE_ORDERS, years };

describe('the time of an answer', () => {
  it.each([
    ['01.06.2026 10:15:30', '2026-06-01T10:15:30'],
    ['01.06.2026 10:15', '2026-06-01T10:15:00'],
    ['01.06.2026, 10:15', '2026-06-01T10:15:00'],
    ['01.06.2026 г. в 10:15', '2026-06-01T10:15:00'],
    ['1.6.2026', '2026-06-01T00:00:00'],
    ['1.6.26 9:05', '2026-06-01T09:05:00'],
    ['2026-06-01 10:15:30', '2026-06-01T10:15:30'],
    ['2026.06.01 10:15', '2026-06-01T10:15:00'],
    ['2026-06-01T10:15:30+03:00', '2026-06-01T10:15:30'],
    ['2026-06-01T07:15:30.123Z', '2026-06-01T10:15:30'],
    ['2026/06/01 10:15:30 AM GMT+3', '2026-06-01T10:15:30'],
    ['2026/06/01 12:15:30 AM GMT+3', '2026-06-01T00:15:30'],
    ['2026/06/01 1:15:30 PM MSK', '2026-06-01T13:15:30'],
    ['2026/06/01 10:15:30 PM GMT+5', '2026-06-01T20:15:30'],
    ['5/25/2026 1:15:30 p.m.', '2026-05-25T13:15:30'],
    ['1 июня 2026 г., 10:15', '2026-06-01T10:15:00'],
    ['01 авг. 2026', '2026-08-01T00:00:00'],
    ['Aug 1, 2026, 9:10 PM', '2026-08-01T21:10:00'],
    // The day is the same, whichever number is the month.
    ['6/6/2026', '2026-06-06T00:00:00'],
    ['31.02.2026 10:00', undefined],
    ['01.06.2026 25:00', undefined],
    ['13 июля', undefined],
    ['вчера', undefined],
    ['01.06.2026 10:15 чего-то', undefined],
    ['01.06.226', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(writtenTime(text, open)).toEqual(expected && { time: expected });
  });

  it.each(['10/9/2026', '10-9-2026 14:00', '10/9/26', '9/10/26 2:00 PM'])('is not guessed: %s', (text) => {
    expect(writtenTime(text, open)).toBe('ambiguous');
    // The date is also ambiguous if the file contradicts itself.
    expect(writtenTime(text, { ...open, orders: [] })).toBe('ambiguous');
  });
});

describe('the order of the dates of a file', () => {
  it.each<[readonly string[], readonly DateOrder[]]>([
    [['10/9/2026', '10/23/2026'], ['monthFirst']],
    [['10/9/2026', '23/10/2026'], ['dayFirst']],
    [['10-9-26', '9-23-26'], ['monthFirst']],
    [['26/10/09', '26/10/23'], ['yearFirst']],
    [
      ['10/9/2026', '2026/10/09 4:15:23 PM GMT+3', '09.10.2026', 'вчера', '10/23/2026 было'],
      ['dayFirst', 'monthFirst'],
    ],
    [['10/23/2026', '23/10/2026'], []],
    [[], DATE_ORDERS],
  ])('%j', (texts, expected) => {
    expect(dateOrders(texts, years)).toEqual(expected);
  });

  const day = fc
    .date({ min: new Date('2023-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const written = (iso: string, order: DateOrder, sign: string, digits: number, pad: boolean) => {
    const [y = '', m = '', d = ''] = iso.split('-');
    const [mm, dd] = pad ? [m, d] : [String(Number(m)), String(Number(d))];
    const year = y.slice(-digits);
    return { dayFirst: [dd, mm, year], monthFirst: [mm, dd, year], yearFirst: [year, m, d] }[order].join(sign);
  };

  it('is found wherever a date shows it; a date is read as it was written or not at all', () => {
    const file = fc.record({
      days: fc.array(day, { minLength: 1, maxLength: 6 }),
      order: fc.constantFrom(...DATE_ORDERS),
      sign: fc.constantFrom('/', '-'),
      digits: fc.constantFrom(2, 4),
      pad: fc.boolean(),
      columns: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(file, fc.nat(), ({ days, order, sign, digits, pad, columns }, seed) => {
        const texts = days.map((each) => written(each, order, sign, digits, pad));
        // The dates are in different columns, so only all dates together show the order.
        const rows = texts.map((text, i) =>
          Array.from({ length: columns }, (_, c) => (c === (i + seed) % columns ? text : 'нет')),
        );
        const dates = fileDates(rows, { timeZone: 'utc', years });
        expect(digits === 4 && order === 'yearFirst' ? [order] : dates.orders).toContain(order);
        rows.forEach((row, i) => {
          const read = timeOf(row, (i + seed) % columns, dates);
          if (read !== 'ambiguous') expect(read).toEqual({ time: `${days[i]}T00:00:00` });
        });
        const toldApart = days.some((each) => Number(each.slice(8)) > 28);
        if (toldApart)
          expect(rows.map((row, i) => timeOf(row, (i + seed) % columns, dates))).not.toContain('ambiguous');
      }),
    );
  });

  it('comes from the curator if the file leaves it open', () => {
    const rows = [['10/9/2026']];
    const read = (said?: DateOrder) => timeOf(rows[0] ?? [], 0, fileDates(rows, { timeZone: 'utc', years, said }));
    expect(read()).toBe('ambiguous');
    expect(read('monthFirst')).toEqual({ time: '2026-10-09T00:00:00' });
    expect(read('dayFirst')).toEqual({ time: '2026-09-10T00:00:00' });
  });

  it('is doubtful if a spreadsheet program converted a part of the column', () => {
    const asDate = (iso: string) => new Date(`${iso}T00:00:00Z`);
    const rows = [[asDate('2026-09-10')], ['10/23/2026'], [asDate('2026-05-05')]];
    const dates = fileDates(rows, { timeZone: 'utc', years });
    expect(rows.map((row) => timeOf(row, 0, dates))).toEqual([
      'ambiguous',
      { time: '2026-10-23T00:00:00' },
      { time: '2026-05-05T00:00:00' },
    ]);
    const whole = [[asDate('2026-09-10')], [asDate('2026-09-30')], ['10/23/2026']];
    expect(timeOf(whole[0] ?? [], 0, fileDates(whole, { timeZone: 'utc', years }))).toEqual({
      time: '2026-09-10T00:00:00',
    });
  });
});
