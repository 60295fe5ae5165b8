import { describe, expect, it } from 'vitest';
import { programmeYear } from '../../../../functions/domain/calendar/programme-year.ts';
import { consentText, lastConsentDay } from '../../../../functions/domain/consents/consent-text.ts';
import { pairNotMeeting } from '../../../../functions/domain/notices/kinds/pair-not-meeting.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { leaveTask } from '../../../../functions/domain/summary/day-tasks.ts';
import { roadmapOf } from '../../../../functions/domain/timetable/activity.ts';
import { ofYearText, yearsText } from '../../../../functions/domain/timetable/programme-years.ts';
import { typedMonths } from '../../../../sheets-schema/typed-months.ts';
import { context, programme } from '../programme-kit.ts';
import { type School, school, standingOf, stateOf, wholeSchool } from './whole-school.ts';

const DATE = /(\d{4})-(\d{2})-(\d{2})/g;

/** The same day `by` months later; in a shorter month, its last day. */
function later(year: number, month: number, day: number, by: number): string {
  const last = new Date(Date.UTC(year, month + by, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + by, Math.min(day, last))).toISOString().slice(0, 10);
}

/** A value in which all days are `by` months later. */
function shifted<T>(value: T, by: number): T {
  if (typeof value === 'string') {
    return value.replace(DATE, (_, ...parts) => {
      const [year = 0, month = 0, day = 0] = parts.slice(0, 3).map(Number);
      return later(year, month, day, by);
    }) as T;
  }
  if (Array.isArray(value)) return value.map((each) => shifted(each, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shifted(each, by)])) as T;
}

function startingIn(startMonth: number, parts: School = wholeSchool): School {
  // Rounds by date, because months have different lengths.
  const rounds = { feedbackRound1: '2026-10-10', feedbackRound2: '2026-11-16' };
  const moved = shifted({ ...parts, settings: { ...parts.settings, ...rounds } }, startMonth - 4);
  return { ...moved, settings: { ...moved.settings, startMonth } };
}

describe('a programme that starts in another month', () => {
  it.each([
    [1, '2026-09-30'],
    [4, '2026-12-31'],
    [8, '2027-04-30'],
    [9, '2027-05-31'],
    [10, '2027-06-30'],
  ])(
    'a programme that starts in month %i has everything done that the same school from April has done',
    (startMonth, lastDay) => {
      const { activities } = standingOf(startingIn(startMonth), lastDay);
      expect(activities.filter(({ status }) => status !== 'done').map(({ id, missing }) => [id, missing])).toEqual([]);
    },
  );

  it.each([
    [1, true],
    [4, false],
    [9, false],
    [10, false],
    [12, true],
  ])('of month %i says whether its meetings fall into the summer leave', (startMonth, inLeave) => {
    const settings = { startMonth, schoolShort: 'Школа № 5', curatorEmail: 'curator@example.org' };
    const today = `2026-${String(startMonth).padStart(2, '0')}-12`;
    const { tables: planned } = plan(programme({ settings }), context({ today }));
    const tasks = planned
      .filter(({ table }) => table === 'today')
      .flatMap(({ rows }) => rows.map(({ values }) => values));
    const said = tasks.filter(
      (values) => 'task' in values && values.task === 'Сдвиньте встречи пар: они попадают на отпуск',
    );
    expect(said).toHaveLength(inLeave ? 1 : 0);
  });

  it('of fourteen months expects no meeting in the leave, and tells the head of no pair because of it', () => {
    const own = (id: string, first: number, last: number) => ({ id, ownMonths: { months: [first, last] as const } });
    const roadmap = [own('6.4', 3, 9), own('6.5', 3, 9), ...['6.6', '6.7', '7.8'].map((id) => own(id, 10, 10))];
    const parts = school({ settings: { startMonth: 9, headEmail: 'head@example.org' }, tables: { roadmap } });
    const state = standingOf(parts, '2027-05-10');
    expect(leaveTask(state)).toEqual([]);
    const near = state.windows.filter(({ to }) => to >= '2027-06-10' && to <= '2027-08-31');
    expect(near.map(({ from, to }) => `${from} ${to}`)).toEqual(['2027-06-07 2027-06-30', '2027-08-15 2027-08-28']);
    expect(state.windows.map(({ number }) => number)).toEqual(state.windows.map((_, index) => index + 1));

    const due = [{ pairCode: 'П-01', kind: 'regular' as const, dueOn: '2027-06-30', window: 8 }];
    const [told] = pairNotMeeting.occasions({
      ...state,
      due,
      pairs: [{ ...state.pairs[0], status: 'active' }] as never,
    });
    expect(told?.schedule).toMatchObject({ from: '2027-09-03', most: 1 });
  });

  it('forgets the opening days of a programme from April that an earlier run recorded, once the school has set its own month', () => {
    const stages = [1, 5, 6].map((stage) => ({ stage, openedOn: stage === 1 ? '2026-04-01' : '2026-09-01' }));
    const set = school({ settings: { startMonth: 10 }, tables: { stages }, answers: {} });
    const openedOn = standingOf({ ...set, tables: { stages } }, '2026-10-02').stages.map((state) => state.openedOn);
    expect([openedOn[0], openedOn[4], openedOn[5]]).toEqual(['2026-10-01', undefined, undefined]);
  });

  it('says nothing about a leave that is over', () => {
    const settings = { startMonth: 1, schoolShort: 'Школа № 5', curatorEmail: 'curator@example.org' };
    const leaveOn = (today: string) => leaveTask(standingOf(school({ settings }), today));
    expect(leaveOn('2026-02-10').map(({ where }) => where)).toEqual(['roadmap']);
    expect(leaveOn('2026-10-10')).toEqual([]);
  });

  it('has its deadlines in both calendar years, in the order of the roadmap', () => {
    const empty = school({ settings: { startMonth: 9 } });
    const deadline = (id: string) => stateOf(id, empty, '2026-09-15').deadline;
    expect(['1.1', '1.8', '5.1', '6.4', '6.6', '7.8'].map(deadline)).toEqual([
      '2026-10-30',
      '2027-01-29',
      '2027-02-26',
      '2027-04-30',
      '2027-05-31',
      '2027-05-31',
    ]);
    expect(stateOf('7.8', empty, '2027-02-01').status).not.toBe('overdue');
  });

  it('is the programme of its first year until it ends', () => {
    const run = { startMonth: 9 };
    expect(['2026-09-01', '2027-01-15', '2027-05-31', '2027-06-01'].map((day) => programmeYear(run, day))).toEqual([
      2026, 2026, 2026, 2027,
    ]);
  });

  it.each<[string, number, readonly [number, number] | undefined, string, string]>([
    ['ends in the year of its start', 4, undefined, '2026', '2026 года'],
    ['runs in one school year', 9, undefined, '2026/27', '2026/27 учебного года'],
    ['starts in spring and goes on into the next year', 4, [2, 2], '2026/27', '2026–2027 годов'],
    ['lasts into the second year after its start', 12, [1, 13], '2026/28', '2026–2028 годов'],
  ])('names the years of a programme that %s', (_, startMonth, months, years, ofYears) => {
    const [id, ownMonths] = ['7.8', months && { months: [months[0], months[1]] as const }];
    const parts = school({ settings: { startMonth, programYear: 2026 }, tables: { roadmap: [{ id, ownMonths }] } });
    const { settings, tables } = programme(parts);
    const roadmap = roadmapOf({ settings, tables });
    expect([yearsText(roadmap, settings, '2026-10-01'), ofYearText(roadmap, settings, '2026-10-01')]).toEqual([
      years,
      ofYears,
    ]);
    const { parts: words } = consentText('processing', { settings, tables }, { today: '2026-10-01' });
    expect(JSON.stringify(words)).toContain(`«учитель – учитель» ${ofYears}.`);
  });
});

describe('the months that a school types', () => {
  const read = (words: string) => {
    const reading = typedMonths.read(words);
    return 'value' in reading ? reading.value : undefined;
  };
  const withMonths = (own: Readonly<Record<string, string>>, settings: object = {}) =>
    school({
      settings,
      tables: {
        roadmap: Object.entries(own).map(([id, words]) => {
          const ownMonths = read(words);
          return { id, ...(ownMonths ? { ownMonths } : {}) };
        }),
      },
    });
  const problems = (parts: School, today = '2026-09-10') =>
    plan(programme(parts), context({ today }))
      .tables.filter(({ table }) => table === 'problems')
      .flatMap(({ rows }) => rows.map(({ values }) => String(values.reason)))
      .filter((reason) => reason.includes('месяц'));

  it('«октябрь – май» and «май» end in the next year, and nothing is overdue at once', () => {
    const parts = withMonths({ '6.4': 'октябрь – май', '6.6': 'май' });
    const state = (id: string) => {
      const { deadline, status } = stateOf(id, { ...parts, answers: {} }, '2026-09-10');
      return [deadline, status];
    };
    expect([state('6.4'), state('6.6')]).toEqual([
      ['2027-05-31', 'notStarted'],
      ['2027-05-31', 'notStarted'],
    ]);
    expect(problems(parts)).toEqual([]);
  });

  it('are the nearer of both years', () => {
    expect(stateOf('1.1', withMonths({ '1.1': 'май' }), '2026-04-02').deadline).toBe('2026-05-29');
    expect(stateOf('7.7', withMonths({ '7.7': 'апрель' }), '2026-04-02').deadline).toBe('2027-04-30');
    expect(stateOf('1.1', withMonths({ '1.1': 'ноябрь' }, { startMonth: 9 }), '2026-09-02').deadline).toBe(
      '2026-11-30',
    );
    expect(stateOf('6.6', withMonths({ '6.6': 'апрель' }, { startMonth: 9 }), '2026-09-02').deadline).toBe(
      '2027-04-30',
    );
  });

  it('may name years, the last day, or the whole programme', () => {
    const parts = withMonths(
      {
        '1.1': 'с сентября по ноябрь 2026 г.',
        '1.2': 'зима 2026',
        '1.3': 'сентябрь – май 2026/2027 уч. года',
        '6.4': 'март 2027 – сентябрь 2027',
        '6.5': 'в течение года',
        '7.7': 'до 15 октября 2027',
      },
      { startMonth: 9 },
    );
    const state = (id: string) => {
      const { months, deadline } = stateOf(id, parts, '2026-09-10');
      return [months, deadline];
    };
    expect(['1.1', '1.2', '1.3', '6.4', '6.5', '7.7'].map(state)).toEqual([
      [[9, 11], '2026-11-30'],
      [[12, 14], '2027-02-26'],
      [[9, 17], '2027-05-31'],
      [[15, 21], '2027-09-30'],
      [[9, 22], '2027-10-29'],
      [[22, 22], '2027-10-15'],
    ]);
    expect(problems(parts)).toEqual([]);
  });

  it('of another year are refused, so that nothing is overdue at once', () => {
    const parts = withMonths({ '7.7': 'май 2026', '1.1': 'октябрь 2025' }, { startMonth: 9 });
    expect(['7.7', '1.1'].map((id) => stateOf(id, parts, '2026-09-10').deadline)).toEqual(['2027-05-31', '2026-10-30']);
    expect(problems(parts)).toHaveLength(2);
    const undated = withMonths({ '1.1': 'март' }, { startMonth: 9 });
    expect(stateOf('1.1', undated, '2026-09-10').deadline).toBe('2027-03-31');
  });

  it('decide until when consents last: half a year after the programme at least', () => {
    const long = programme(withMonths({ '7.8': 'октябрь 2027' }, { startMonth: 9 }));
    const usual = (startMonth: number) => lastConsentDay(programme(school({ settings: { startMonth } })), '2026-11-10');
    expect([1, 4, 9].map(usual)).toEqual(['2027-12-31', '2027-12-31', '2027-12-31']);
    expect(lastConsentDay(long, '2026-11-10')).toBe('2028-12-31');
    const { parts } = consentText('mentoringWork', long, { today: '2026-11-10' });
    expect(JSON.stringify(parts)).toContain('с даты приказа о закреплении по 31.10.2027.');
  });

  it('may not end after fourteen months; until they are corrected, the usual ones count', () => {
    const parts = withMonths({ '6.4': 'октябрь – сентябрь' });
    expect(stateOf('6.4', parts, '2026-09-10').deadline).toBe('2026-11-30');
    expect(problems(parts)).toEqual([expect.stringContaining('не больше четырнадцати месяцев')]);
  });
});
