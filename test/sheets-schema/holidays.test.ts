import { expect, it } from 'vitest';
import { workingDays } from '../../functions/domain/calendar/working-days.ts';
import { holidays } from '../../sheets-schema/tables/holidays.ts';

const rows = holidays.initialRows?.(2026) ?? [];
const calendar = workingDays(rows);

function daysOff(year: number): string[] {
  const found: string[] = [];
  for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
    const iso = day.toISOString().slice(0, 10);
    const weekend = [0, 6].includes(day.getUTCDay());
    if (!calendar.isWorkingDay(iso) && !weekend) found.push(iso.slice(5));
  }
  return found;
}

it('the days off of 2026 match the decree: 247 working days with a five-day week', () => {
  expect(daysOff(2026)).toEqual([
    ...['01-01', '01-02', '01-05', '01-06', '01-07', '01-08', '01-09'],
    ...['02-23', '03-09', '05-01', '05-11', '06-12', '11-04', '12-31'],
  ]);
  const weekdays = 261;
  expect(weekdays - daysOff(2026).length).toBe(247);
});

it('the days off of 2027 have the transfers of art. 112; the school enters those by decree', () =>
  expect(daysOff(2027)).toEqual([
    ...['01-01', '01-04', '01-05', '01-06', '01-07', '01-08'],
    ...['02-23', '03-08', '05-03', '05-10', '06-14', '11-04'],
  ]));

it('the school’s own rows count: a day off, a working Saturday, the last row of a day', () => {
  const own = workingDays([...rows, { date: '2026-09-01', kind: 'dayOff' }, { date: '2026-12-31', kind: 'workday' }]);
  expect([own.isWorkingDay('2026-09-01'), own.isWorkingDay('2026-12-31')]).toEqual([false, true]);
  expect(own.after('2026-04-30', 1)).toBe('2026-05-04');
});
