import { expect, it } from 'vitest';
import { monthsBetween } from '../../../../functions/domain/calendar/day-text.ts';
import { monthsText } from '../../../../sheets-schema/months.ts';

it.each([
  ['2026-09-01', '2026-09-30', 'сентябрь'],
  ['2026-09-01', '2027-05-31', 'сентябрь – май'],
  ['2026-09-01', '2027-10-31', 'сентябрь – октябрь следующего года'],
])('the months from %s to %s are «%s»', (from, to, months) => {
  expect(monthsBetween(from, to)).toBe(months);
});

it('a range of months names the months before January of the first year', () => {
  expect([monthsText([0, 0]), monthsText([-1, 2])]).toEqual(['декабрь', 'ноябрь – февраль']);
});
