import { describe, expect, it } from 'vitest';
import { workingDays } from '../../../../functions/domain/calendar/working-days.ts';
import { meetingWindows } from '../../../../functions/domain/meetings/two-week-windows.ts';
import { occasionsOf } from '../../../../functions/domain/notices/plan-notices.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import type { Months } from '../../../../sheets-schema/months.ts';
import { activities } from '../../../../sheets-schema/roadmap.ts';
import { dueOf } from '../meetings/meeting-kit.ts';
import { context, programme } from '../programme-kit.ts';
import { type School, school, standingOf } from './whole-school.ts';

/** A deadline on a day off moves to the working day before. */
const workingDay = workingDays([]).onOrBefore;

type Shifts = Readonly<Record<string, Months>>;
type Reports = NonNullable<NonNullable<School['answers']>['meetingReport']>;

/** The whole school with shifted months, and an order of 15 September. */
function shiftedSchool(shifts: Shifts, answers: School['answers'] = {}, more: object = {}): School {
  const roadmap = Object.entries(shifts).map(([id, months]) => ({ id, ownMonths: { months }, ...more }));
  return school({ tables: { roadmap }, answers });
}

const NO_REPORTS = { meetingReport: [] } as const;
const dueWith = (shifts: Shifts, meetingReport: Reports = []) =>
  dueOf(standingOf(shiftedSchool(shifts, { meetingReport }), '2026-09-16'));

/** First and last day of each letter of a kind: «К-02 2026-12-10 – 2026-12-31». */
function letters(kind: string, parts: School, today: string): string[] {
  return occasionsOf(standingOf(parts, today))
    .filter((one) => one.kind === kind)
    .map(({ to, about, schedule, until }) =>
      [to, about, 'from' in schedule ? schedule.from : schedule.kind, '–', until].filter(Boolean).join(' '),
    )
    .sort();
}

describe('months that are not shifted', () => {
  it('give the dates of the rules, and so do the same months written out', () => {
    const expected = [
      'first 2026-09-22',
      'trial 2026-09-30',
      'regular 2026-10-14 (1)',
      'regular 2026-10-28 (2)',
      'planning 2026-10-30',
      'regular 2026-11-11 (3)',
      'regular 2026-11-30 (4)',
      'final 2026-12-18',
    ];
    expect(dueWith({})).toEqual(expected);
    expect(dueWith(Object.fromEntries(activities.map(({ id, months }) => [id, months])))).toEqual(expected);
  });
});

describe('the meetings of a pair follow the months of their activities', () => {
  it.each<[string, Shifts, string[]]>([
    // A pair that began on 15 September waits for the month of its first meeting, and then has a week for the meeting.
    ['6.1 a month later', { '6.1': [10, 10] }, ['first 2026-10-08']],
    ['6.1 over a range', { '6.1': [9, 10] }, ['first 2026-09-22']],
    ['6.2 a month later', { '6.2': [10, 10] }, ['trial 2026-10-15', 'planning 2026-10-30']],
    ['6.2 over a range', { '6.2': [9, 10] }, ['trial 2026-10-06']],
    ['6.1 and 6.2 a month later', { '6.1': [10, 10], '6.2': [10, 10] }, ['first 2026-10-08', 'trial 2026-10-22']],
    ['6.2 behind the planning', { '6.2': [11, 11] }, ['trial 2026-11-13', 'planning 2026-11-20']],
    ['6.3 a month later', { '6.3': [11, 11] }, ['planning 2026-11-30']],
    ['6.3 a month earlier', { '6.3': [9, 9] }, ['planning 2026-09-30']],
    ['6.3 over a range', { '6.3': [10, 11] }, ['planning 2026-11-30']],
    ['6.6 a month earlier', { '6.6': [11, 11] }, ['final 2026-11-20']],
    ['6.6 over a range', { '6.6': [10, 11] }, ['final 2026-11-20']],
  ])('%s', (_, shifts, expected) => {
    const due = dueWith(shifts);
    expect(due).toEqual(expect.arrayContaining(expected));
    // Dates that depend on other activities stay the same.
    const moved = new Set(expected.map((one) => one.split(' ')[0]));
    const others = (all: readonly string[]) => all.filter((one) => !moved.has(one.split(' ')[0] ?? '')).sort();
    expect(others(due)).toEqual(others(dueWith({})));
  });

  it.each<[Months, string[]]>([
    [
      [11, 12],
      ['2026-11-14', '2026-11-28', '2026-12-12', '2026-12-31'],
    ],
    [
      [9, 10],
      ['2026-09-14', '2026-09-28', '2026-10-12', '2026-10-31'],
    ],
    [
      [10, 10],
      ['2026-10-14', '2026-10-31'],
    ],
    [
      [10, 12],
      ['2026-10-14', '2026-10-28', '2026-11-11', '2026-11-25', '2026-12-09', '2026-12-31'],
    ],
  ])('regular ones in months %j', (months, expected) => {
    const owed = dueWith({ '6.4': months }).filter((one) => one.startsWith('regular'));
    // A pair that began on 15 September owes no meeting in a window that ended earlier.
    expect(owed.map((one) => one.split(' ')[1])).toEqual(expected.filter((to) => to > '2026-09-14').map(workingDay));
    const { from, to } = standingOf(shiftedSchool({ '6.4': months }), '2026-09-16').timetable('6.4');
    expect(meetingWindows({ from, to }).map((window) => window.to)).toEqual(expected);
  });

  it('a pair’s meetings follow the months of their activities also if the setting gives the first day of the windows', () => {
    const parts = { ...shiftedSchool({ '6.4': [10, 12] }, NO_REPORTS), settings: { windowStart: '2026-11-30' } };
    expect(dueOf(standingOf(parts, '2026-09-16')).filter((one) => one.startsWith('regular'))).toEqual([
      'regular 2026-12-11 (1)',
      'regular 2026-12-31 (2)',
    ]);
  });

  it('the letters to the mentor, the pair’s row and the roadmap’s overdue date follow the months too', () => {
    const parts = shiftedSchool({ '6.1': [10, 10] }, NO_REPORTS);
    expect(letters('meetingDue', parts, '2026-09-16')).toContain('К-01 П-01 first 2026-10-05 – 2026-10-08');
    expect(letters('meetingOverdue', parts, '2026-09-16')).toContain('К-01 П-01 first 2026-10-09 –');
    const gaps = (today: string) =>
      plan(programme(parts), context({ today })).tables.find(({ table }) => table === 'pairs')?.rows[0]?.values.gaps;
    expect(gaps('2026-10-08')).not.toContain('первая');
    expect(gaps('2026-10-09')).toContain('не отмечена встреча «первая» (срок 8 октября)');
    const status = (today: string) => standingOf(parts, today).activities.find(({ id }) => id === '6.1')?.status;
    expect([status('2026-10-30'), status('2026-10-31')]).toEqual(['notStarted', 'overdue']);
  });

  it('a deadline entered by staff moves only the deadline', () => {
    const parts = shiftedSchool({ '6.4': [10, 11] }, NO_REPORTS, { deadlineOverride: '2026-12-15' });
    const programmeState = standingOf(parts, '2026-09-16');
    expect(dueOf(programmeState)).toEqual(dueWith({}));
    expect(programmeState.activities.find(({ id }) => id === '6.4')?.deadline).toBe('2026-12-15');
  });

  it('a final meeting is early only before the months of 6.6', () => {
    const remarks = (shifts: Shifts, today = '2026-12-05') => {
      const final = school().answers?.meetingReport?.map((one) =>
        one.kind === 'final' ? { ...one, heldOn: '2026-11-24' } : one,
      );
      const parts = shiftedSchool(shifts, final ? { meetingReport: final } : {});
      const { tables } = plan(programme(parts), context({ today }));
      return tables
        .find(({ table }) => table === 'problems')
        ?.rows.map(({ values }) => String(values.reason))
        .filter((reason) => reason.includes('заключительная'));
    };
    expect(remarks({})).toEqual([expect.stringContaining('раньше 1 декабря')]);
    expect(remarks({ '6.6': [11, 11] })).toEqual([]);
  });
});

describe('questionnaires and letters follow the months of their activities', () => {
  it.each<[Months, string[]]>([
    [
      [9, 11],
      ['2026-10-10', '2026-11-16'],
    ],
    [
      [10, 12],
      ['2026-11-10', '2026-12-17'],
    ],
    [
      [9, 10],
      ['2026-09-10', '2026-10-17'],
    ],
    [
      [10, 10],
      ['2026-10-01', '2026-10-17'],
    ],
  ])('interim feedback in months %j is requested on %j', (months, [first, second]) => {
    const parts = shiftedSchool({ '6.5': months }, { ...NO_REPORTS, feedback: [] });
    const asked = letters('feedbackInvitation', parts, '2026-09-16').filter((one) => one.startsWith('К-02'));
    // A pair that began on 15 September gets its first questionnaire two weeks later at the earliest.
    const from = first && first < '2026-09-29' ? '2026-09-29' : first;
    expect(asked).toEqual([
      expect.stringContaining(`1 mentee ${from} –`),
      expect.stringContaining(`2 mentee ${second} –`),
    ]);
    const awaited = (today: string) =>
      plan(programme(parts), context({ today }))
        .tables.find(({ table }) => table === 'unanswered')
        ?.rows.filter(({ values }) => String(values.what).startsWith('Обратная связь')).length;
    expect([awaited(dayBefore(from ?? '')), awaited(from ?? '')]).toEqual([0, 2]);
  });

  const atEnd = { ...NO_REPORTS, satisfactionMentee: [], satisfactionMentor: [], assessmentMenteeT1: [] };
  const surveys = (shifts: Shifts, today = '2026-10-25') => {
    const meetingReport = (school().answers?.meetingReport ?? []).filter(({ kind }) => kind !== 'final');
    return letters('finalSurvey', shiftedSchool(shifts, { ...atEnd, meetingReport }), today).filter((one) =>
      one.startsWith('К-02'),
    );
  };

  it.each<[Shifts, string[]]>([
    [{}, ['К-02 mentee 2026-12-10 – 2026-12-31']],
    [{ '7.1': [11, 11], '7.5': [11, 11] }, ['К-02 mentee 2026-11-10 – 2026-11-30']],
    [{ '7.1': [11, 12], '7.5': [11, 12] }, ['К-02 mentee 2026-11-10 – 2026-12-31']],
    [{ '7.1': [11, 11] }, ['К-02 mentee 2026-11-10 – 2026-11-30', 'К-02 mentee assessment 2026-12-10 – 2026-12-31']],
    [{ '7.5': [11, 11] }, ['К-02 mentee 2026-12-10 – 2026-12-31', 'К-02 mentee assessment 2026-11-10 – 2026-11-30']],
  ])('the closing questionnaires, %j', (shifts, expected) => expect(surveys(shifts)).toEqual(expected));

  it('the closing questionnaires are not awaited before they are sent', () => {
    const awaited = (today: string, shifts: Shifts) =>
      plan(
        programme(shiftedSchool(shifts, { ...atEnd, meetingReport: school().answers?.meetingReport ?? [] })),
        context({ today }),
      )
        .tables.find(({ table }) => table === 'unanswered')
        ?.rows.filter(({ values }) => String(values.what).startsWith('Анкета удовлетворённости')).length;
    expect([awaited('2026-12-02', {}), awaited('2026-12-03', {})]).toEqual([0, 2]);
    // The final meeting was on 3 December. With the shifted months, everybody gets the questionnaire on 10 November.
    expect([awaited('2026-11-09', { '7.1': [11, 11] }), awaited('2026-11-10', { '7.1': [11, 11] })]).toEqual([0, 2]);
  });

  it.each<[Months, string]>([
    [[6, 8], '2026-06-01 – 2026-08-31'],
    [[5, 7], '2026-05-01 – 2026-07-31'],
    [[8, 9], '2026-08-01 – 2026-09-30'],
  ])('requests of the administration in months %j', (months, expected) => {
    const parts = { ...shiftedSchool({ '2.1': months }, { adminRequest: [] }) };
    const settings = { headEmail: 'head@example.org', headName: 'Директорова Нина' };
    expect(letters('adminRequestInvitation', { ...parts, settings }, '2026-05-01')[0]).toContain(expected);
  });

  it('the announcement, and the months it names', () => {
    const parts = shiftedSchool({ '1.7': [9, 9], '1.8': [8, 9], '5.1': [10, 10], '5.4': [10, 11], '6.6': [11, 11] });
    const [announced] = occasionsOf(standingOf(parts, '2026-08-01')).filter(
      ({ kind }) => kind === 'programmeAnnounced',
    );
    expect(announced).toMatchObject({ schedule: { from: '2026-09-01' }, until: '2026-10-30' });
    const said = JSON.stringify(
      announced?.compose(
        { period: '1', nth: 1, dueOn: '' },
        { day: '2026-09-01', awaited: [], postponed: 0, elsewhere: [] },
      ),
    );
    for (const phrase of [
      'август – сентябрь – короткие',
      'сентябрь – ноябрь – групповая',
      'до конца ноября – работа пар',
    ]) {
      expect(said).toContain(phrase);
    }
    expect(said).toContain('Пары работают до конца ноября');
  });
});

describe('every activity', () => {
  const settings = { curatorEmail: 'curator@example.org' };
  const people = [{ code: 'К-01', name: 'Тестова Анна Ивановна', invitedOn: '2026-03-02' }];
  it.each(activities.map(({ id, months }) => [id, months] as const))(
    '%s moves with its months',
    (id, [first, last]) => {
      const later: Months = last < 12 ? [first + 1, last + 1] : [first - 1, last - 1];
      const range: Months = last < 12 ? [first, last + 1] : [first - 1, last];
      for (const months of [later, range]) {
        const deadline = workingDay(new Date(Date.UTC(2026, months[1], 0)).toISOString().slice(0, 10));
        const programmeState = standingOf(
          { settings, tables: { people, roadmap: [{ id, ownMonths: { months } }] } },
          deadline,
        );
        const state = programmeState.activities.find((one) => one.id === id);
        expect(state).toMatchObject({ months, deadline });
        expect(state?.status).not.toBe('overdue');
        const due = occasionsOf(programmeState).filter(({ kind, about }) => kind === 'activityDueSoon' && about === id);
        expect(due.map(({ until }) => until)).toEqual(expect.arrayContaining([deadline]));
      }
    },
  );
});

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
