import { expect, it } from 'vitest';
import { workingDays } from '../../../../functions/domain/calendar/working-days.ts';
import { replyBy } from '../../../../functions/domain/notices/reply-by.ts';
import { programme } from '../programme-kit.ts';

const school = { programme: programme(), calendar: workingDays([{ date: '2026-06-12', kind: 'dayOff' }]) };

it.each([
  ['2026-06-01', 10, '11 июня', 'an ordinary working day'],
  ['2026-06-02', 11, '11 июня', 'a weekend: the working day before, which is before the holiday'],
  ['2026-06-25', 10, '30 июня', 'the leave: the last working day before it'],
  ['2026-06-30', 10, '17 августа', 'nothing left before the leave: the first working day after it'],
])('a letter of %s with %i days asks for an answer by %s: %s', (day, days, by) => {
  expect(replyBy(day, days, school)).toBe(by);
});
