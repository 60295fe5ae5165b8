import { describe, expect, it } from 'vitest';
import { decreedDays, isCalendarKnown } from '../../../../functions/domain/calendar/decree.ts';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { context, programme } from '../programme-kit.ts';

// A text with the wording of a decree. Its days are invented.
const DECREE = `О переносе выходных дней в 2027 году
В целях рационального использования работниками выходных и нерабочих праздничных дней Правительство постановляет:
Перенести в 2027 году следующие выходные дни:
с субботы 2 января на пятницу 19 февраля;
с воскресенья 3 января на пятницу 31 декабря;
с субботы 20 февраля на понедельник 22 февраля.`;

describe('the text of the decree', () => {
  it('moves days off; a Saturday is worked, a holiday stays a day off', () => {
    expect(decreedDays(DECREE)).toEqual([
      { date: '2027-02-19', kind: 'dayOff' },
      { date: '2027-12-31', kind: 'dayOff' },
      { date: '2027-02-22', kind: 'dayOff' },
      { date: '2027-02-20', kind: 'workday' },
    ]);
  });

  it('a text with the decrees of several years keeps each year’s days', () => {
    const two = `${DECREE}\n${DECREE.replaceAll('2027', '2028')}`;
    expect(decreedDays(two).filter(({ date = '' }) => date.startsWith('2028'))).toHaveLength(4);
  });

  it('a text without a year or a move says nothing', () => {
    expect(decreedDays('с субботы 2 января на пятницу 31 декабря')).toEqual([]);
    expect(decreedDays('Переносов в 2027 году пока нет.')).toEqual([]);
  });
});

it('the decree counts in the school’s calendar, and the school’s own rows win', () => {
  const calendar = (holidays: { date: string; kind: 'workday' }[]) =>
    factsOf(programme({ settings: { decree: DECREE }, tables: { holidays } }), context()).calendar;
  expect(calendar([]).isWorkingDay('2027-02-22')).toBe(false);
  expect(calendar([]).isWorkingDay('2027-02-20')).toBe(true);
  expect(calendar([{ date: '2027-02-22', kind: 'workday' }]).isWorkingDay('2027-02-22')).toBe(true);
});

it('the curator is reminded of next year’s decree from October until it is there', () => {
  const tasks = (today: string, decree?: string) =>
    plan(
      programme({ settings: { schoolShort: 'Школа', curatorEmail: 'c@example.org', ...(decree ? { decree } : {}) } }),
      context({ today }),
    )
      .tables.filter(({ table }) => table === 'today')
      .flatMap(({ rows }) => rows.flatMap(({ values }) => String(values.task ?? '')))
      .filter((task) => task.includes('переносы выходных'));
  expect(tasks('2026-09-30')).toEqual([]);
  expect(tasks('2026-10-01')).toEqual(['Внесите переносы выходных дней 2027 года']);
  expect(tasks('2026-12-01', DECREE)).toEqual([]);
  expect(tasks('2027-01-11')).toEqual(['Внесите переносы выходных дней 2027 года']);
  expect([isCalendarKnown(2026), isCalendarKnown(2027), isCalendarKnown(2027, DECREE)]).toEqual([true, false, true]);
});
