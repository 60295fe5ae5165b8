import { describe, expect, it } from 'vitest';
import { programmeStateOf } from '../../../../functions/domain/programme-state-of.ts';
import {
  absenceTasks,
  approvalTask,
  beginningTasks,
  calendarTask,
  changesTask,
  decisionTasks,
  destructionTasks,
  eventTasks,
  helpTasks,
  interviewTasks,
  mailTasks,
  silentTask,
  type Task,
  troubleTasks,
} from '../../../../functions/domain/summary/day-tasks.ts';
import { todayView } from '../../../../functions/domain/summary/today-view.ts';
import { factsOn, group, report } from '../meetings/meeting-kit.ts';
import { given } from '../programme-kit.ts';
import { letter, MENTEE, MENTOR, PAIR, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const NEWS = { problems: [], changes: 0, waiting: 0, troubles: [] };
const brief = (tasks: readonly Task[]) => tasks.map(({ urgency, due, subject }) => [urgency, due?.slice(5), subject]);
const on = (day: string, parts: School) => standingOf(parts, day);
/** The days of a list on which there is a task, with its urgency. */
const urgencies = (days: readonly string[], tasksOn: (day: string) => readonly Task[]) =>
  days.map((day) => tasksOn(`2026-${day}`).map(({ urgency }) => urgency)[0] ?? 'none');

describe('a task of the curator', () => {
  it('at the beginning names the settings that are missing', () => {
    const asked = (settings: object) => beginningTasks(on('2026-04-01', { settings, tables: { people: [] } }));
    expect(brief(asked({ schoolShort: undefined, curatorEmail: 'a@example.org' }))).toEqual([
      ['today', undefined, 'Пока нет: школа'],
    ]);
    expect(brief(asked({ schoolShort: undefined, schoolFull: 'Школа' }))).toEqual([
      ['today', undefined, 'Пока нет: почта куратора'],
    ]);
    expect(asked({ curatorEmail: 'a@example.org' })[0]?.where).toBe('people');
  });

  it('to help stands for a fortnight, and is overdue after three working days', () => {
    const wish = { code: MENTEE, asRole: 'mentee' as const, helpNeeded: true, submittedAt: '2026-10-12T10:00:00' };
    const parts = school({ answers: { feedback: [wish] } });
    expect(brief(helpTasks(on('2026-10-12', parts)))).toEqual([['today', '10-15', PAIR]]);
    expect(urgencies(['10-15', '10-16', '10-26', '10-27'], (day) => helpTasks(on(day, parts)))).toEqual([
      'today',
      'overdue',
      'overdue',
      'none',
    ]);
  });

  it('to destroy data comes closer with the deadline, until the act is registered', () => {
    const withdrawn = { ...given(MENTEE, '2026-09-01'), decision: 'withdrawn' as const };
    const parts = (documents: NonNullable<School['tables']>['documents'] = []) =>
      school({ tables: { consents: [...wholeSchool.tables.consents, withdrawn], documents } });
    const tasks = (day: string) => destructionTasks(on(day, parts()));
    expect(brief(tasks('2026-09-01'))).toEqual([['soon', '10-01', MENTEE]]);
    expect(urgencies(['08-31', '09-23', '09-24', '10-01', '10-02'], tasks)).toEqual([
      'none',
      'soon',
      'today',
      'today',
      'overdue',
    ]);
    const act = { kind: 'destructionAct' as const, date: '2026-09-20', note: `Акт, ${MENTEE}` };
    expect(destructionTasks(on('2026-09-24', parts([act])))).toEqual([]);
  });

  it('to decide counts the requests and the offers without a decision', () => {
    const tasks = (tables: NonNullable<School['tables']>) =>
      decisionTasks(on('2026-06-20', school({ tables }))).map(({ where, subject }) => [where, subject]);
    expect(tasks({})).toEqual([]);
    expect(tasks({ requests: [] })).toEqual([['requests', 'Ждут решения: 1']]);
    expect(tasks({ offers: [] })).toEqual([['offers', 'Ждут решения: 1']]);
  });

  it('to talk to the silent comes after three letters', () => {
    const sent = (count: number) =>
      ['2026-06-01', '2026-06-08', '2026-06-15']
        .slice(0, count)
        .map((day, i) => letter('intakeInvitation', MENTEE, '', day, i + 1));
    const subjects = (count: number) =>
      silentTask(
        on(
          '2026-06-20',
          school({ tables: { outbox: sent(count) }, answers: { intake: [], menteeRequest: [], mentorOffer: [] } }),
        ),
      ).map(({ subject }) => subject);
    expect([subjects(0), subjects(2), subjects(3)]).toEqual([[], [], [MENTEE]]);
  });

  it('about a mentee who stays away is one for each active group', () => {
    const came = (day: string) => report(day, 'regular', { present: ['К-02'] });
    const reports = [report('2026-09-08', 'first'), came('2026-10-07'), came('2026-10-20')];
    const subjects = (pair: object = {}) =>
      absenceTasks(programmeStateOf(factsOn('2026-10-30', [group(pair)], reports))).map(({ subject, reason }) => [
        subject,
        reason,
      ]);
    expect(subjects()).toEqual([['К-03, группа П-01', 'Не было на встречах 1–14 октября и 15–28 октября.']]);
    expect(subjects({ endedOn: '2026-10-29' })).toEqual([]);
  });

  it('to approve names each pair with an agreed programme once, while it works', () => {
    const [plan] = wholeSchool.tables.plans;
    const subjects = (parts: object, day = '2026-10-20') =>
      approvalTask(on(day, school({ tables: { plans: [{ ...plan, ...parts }] as never } }))).map(
        ({ subject }) => subject,
      );
    expect(subjects({})).toEqual([PAIR]);
    expect(subjects({ agreedOn: undefined })).toEqual([]);
    expect(subjects({ approvedOn: '2026-10-10' })).toEqual([]);
    expect(subjects({}, '2026-12-31'), 'the pair has ended').toEqual([]);
  });

  it('to enter the decree on days off comes in October, for a year whose days are not known', () => {
    const years = (day: string, decree?: string) =>
      calendarTask(standingOf({ settings: { ...(decree ? { decree } : {}) } }, day)).map(
        ({ task }) => /\d{4}/.exec(String(task))?.[0],
      );
    expect([years('2026-09-30'), years('2026-10-01'), years('2027-03-01')].map((found) => found.length)).toEqual([
      0, 1, 1,
    ]);
    expect(years('2026-10-01')).toEqual(years('2027-03-01'));
    expect(years('2026-10-01', 'В 2027 году перенести: с субботы 2 января на пятницу 31 декабря')).toEqual([]);
  });

  it('about an event or an interview comes a week before, and stays until somebody enters the result', () => {
    const event = { kind: 'seminar' as const, date: '2026-09-10', topic: 'Тема', time: '14:00', place: 'зал' };
    const days = ['09-02', '09-03', '09-09', '09-10', '09-11'];
    const events =
      (parts: object = {}) =>
      (day: string) =>
        eventTasks(standingOf({ tables: { events: [{ ...event, ...parts }] } }, day));
    expect(urgencies(days, events())).toEqual(['none', 'soon', 'soon', 'today', 'overdue']);
    for (const parts of [{ held: true }, { cancelled: true }, { date: undefined }, { kind: undefined }]) {
      expect(urgencies(days, events(parts))).toEqual(days.map(() => 'none'));
    }
    const words = (day: string) => events()(day).map(({ task, reason }) => [task, reason])[0];
    expect([words('2026-09-10'), words('2026-09-11')]).toEqual([
      ['Проведите событие', '14:00, зал'],
      ['Отметьте, состоялось ли, и кто был', '14:00, зал'],
    ]);
    expect(events({ time: undefined, place: undefined })('2026-09-10')[0]?.reason).toBeUndefined();

    const interview = { code: MENTOR, date: '2026-09-10', place: 'кабинет 3' };
    const interviews =
      (parts: object = {}) =>
      (day: string) =>
        interviewTasks(standingOf({ tables: { interviews: [{ ...interview, ...parts }] } }, day));
    expect(urgencies(days, interviews())).toEqual(['none', 'soon', 'soon', 'today', 'overdue']);
    expect(interviews()('2026-09-10')).toMatchObject([{ task: 'Проведите собеседование', reason: 'кабинет 3' }]);
    expect(interviews()('2026-09-11')).toMatchObject([{ task: 'Внесите итог собеседования' }]);
    for (const parts of [{ outcome: 'admitted' }, { date: undefined }, { code: undefined }]) {
      expect(urgencies(days, interviews(parts))).toEqual(days.map(() => 'none'));
    }
  });

  it('about letters says whether they are paused or wait, and what the server refuses', () => {
    const tasks = (settings: object, waiting: number) =>
      mailTasks(standingOf({ settings }, '2026-09-01'), { ...NEWS, waiting }).map(({ subject }) => subject);
    expect(tasks({}, 0)).toEqual([]);
    expect(tasks({}, 2)).toEqual(['Ждут: 2']);
    expect(tasks({ mailPaused: true }, 2)).toEqual(['Возобновить: строка «Письма приостановлены»']);
    expect(troubleTasks({ troubles: ['quota'] as never })).toHaveLength(1);
    expect([changesTask({ ...NEWS, changes: 0 }).length, changesTask({ ...NEWS, changes: 1 })[0]?.subject]).toEqual([
      0,
      'Записей: 1',
    ]);
  });
});

describe('«Сегодня»', () => {
  const rows = (day: string, parts: School, news = NEWS) =>
    todayView(on(day, parts), news).rows.map(({ values }) => values);
  const ORDER = ['overdue', 'today', 'soon', 'info'];

  it('is sorted by urgency, then by day', () => {
    for (const day of ['2026-05-20', '2026-09-20', '2026-12-31']) {
      const parts = school({ answers: { meetingReport: [] }, tables: { documents: [] } });
      const found = rows(day, parts, { ...NEWS, changes: 1, waiting: 1 }).map(
        ({ urgency, due }) => `${ORDER.indexOf(String(urgency))} ${due ?? ''}`,
      );
      expect(found.length).toBeGreaterThan(3);
      expect(found).toEqual([...found].sort());
    }
  });

  it('asks about a meeting a week after its deadline', () => {
    const parts = school({ answers: { meetingReport: [] } });
    const asked = (day: string) => rows(day, parts).some(({ task }) => task === 'Спросите пару о встрече');
    // The first meeting is due on 22 September.
    expect([asked('2026-09-28'), asked('2026-09-29')]).toEqual([false, true]);
  });

  it('names an activity from a week before its deadline until it is done', () => {
    const of = (day: string) =>
      rows(day, school({ tables: { documents: [] } })).find(({ subject }) => String(subject).startsWith('1.4 '));
    expect([of('2026-05-21'), of('2026-05-22')].map((row) => row?.urgency)).toEqual([undefined, 'soon']);
    expect([of('2026-05-29'), of('2026-05-30')].map((row) => row?.urgency)).toEqual(['today', 'overdue']);
    expect(of('2026-05-30')?.reason).toMatch(/^Не хватает: /);
    expect(rows('2026-05-30', school()).some(({ subject }) => String(subject).startsWith('1.4 '))).toBe(false);
  });

  it('asks for a decision about a proposed pair, and for the order of a confirmed one', () => {
    const [pair] = wholeSchool.tables.pairs;
    const tasks = (parts: object) =>
      rows('2026-09-20', school({ tables: { pairs: [{ ...pair, ...parts }] as never } }))
        .filter(({ subject }) => subject === PAIR)
        .map(({ task }) => task);
    expect(tasks({ decision: undefined, status: 'proposed' })).toContain('Подтвердите или отклоните предложенную пару');
    expect(tasks({ orderNumber: undefined, orderDate: undefined })).toContain('Доведите пару до приказа');
    expect(tasks({ decision: 'decline' })).toEqual([]);
    expect(tasks({})).not.toContain('Доведите пару до приказа');
  });

  it('counts the problems of the data', () => {
    const problem = { sheet: 'Пары', reason: 'нет кода', whatToDo: 'Впишите код.' };
    const subjects = (problems: (typeof problem)[]) =>
      rows('2026-09-20', school(), { ...NEWS, problems: problems as never }).map(({ subject }) => subject);
    expect(subjects([problem, problem])).toContain('Замечаний: 2');
    expect(subjects([]).filter((subject) => String(subject).startsWith('Замечаний'))).toEqual([]);
  });
});
