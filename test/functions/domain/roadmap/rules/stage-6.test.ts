import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../../functions/domain/facts-of.ts';
import { helpSignals } from '../../../../../functions/domain/meetings/help-signals.ts';
import { trialMeetingAsked } from '../../../../../functions/domain/notices/kinds/trial-meeting-asked.ts';
import { audienceOf } from '../../../../../sheets-schema/forms/audience.ts';
import { context, programme } from '../../programme-kit.ts';
import { MENTEE, MENTOR, PAIR, report, school, standingOf, stateOf, wholeSchool } from '../whole-school.ts';

const { tables, answers } = wholeSchool;
const [pair] = tables.pairs;
const withPair = (change: object) => ({ pairs: [{ ...pair, ...change }] });
const dissolved = (on: string) => withPair({ endNoticeOn: '2026-09-16', endedOn: on });

describe('6.1 and 6.2', () => {
  it('a pair dissolved before the month’s end owes nothing, a later one does', () => {
    const none = { answers: { meetingReport: [] } };
    expect(stateOf('6.1', school({ tables: dissolved('2026-09-25'), ...none }))).toMatchObject({
      n: 0,
      status: 'overdue',
    });
    expect(stateOf('6.1', school({ tables: dissolved('2026-10-05'), ...none }))).toMatchObject({ k: 0, n: 1 });
  });

  it('a late order makes the row late, not impossible', () => {
    const meetingReport = [report('first', '2026-10-08')];
    const late = school({ tables: withPair({ orderDate: '2026-10-01' }), answers: { meetingReport } });
    expect(stateOf('6.1', late, '2026-10-07').status).toBe('overdue');
    expect(stateOf('6.1', late, '2026-10-08')).toMatchObject({ status: 'done', doneLate: true });
  });

  it('follow the months set by the school', () => {
    const roadmap = [{ id: '6.2', ownMonths: { months: [9, 10] as const } }];
    const meetingReport = [report('first', '2026-09-18'), report('trial', '2026-10-05')];
    expect(stateOf('6.2', school({ tables: { roadmap }, answers: { meetingReport } }))).toMatchObject({
      status: 'done',
      deadline: '2026-10-30',
      doneLate: false,
    });
  });
});

it('6.1 and 6.2 say whether the curator was there, and whether the pair goes on', () => {
  const said = (first: object, trial: object) => ({
    answers: {
      meetingReport: [
        { ...report('first', '2026-09-18'), ...first },
        { ...report('trial', '2026-09-25'), ...trial },
      ],
    },
  });
  const remarks = (id: '6.1' | '6.2', first: object, trial: object) =>
    stateOf(id, school(said(first, trial)), '2026-09-28').remarks;
  expect(remarks('6.1', { curatorPresent: true }, {})).toBeUndefined();
  expect(remarks('6.1', { curatorPresent: false }, {})).toEqual([`${PAIR}: первая встреча прошла без куратора`]);
  expect(remarks('6.1', {}, {})?.[0]).toContain('не сказано, был ли куратор');
  expect(remarks('6.2', {}, {})?.[0]).toContain('продолжает ли пара работу');
  expect(remarks('6.2', {}, { goesOn: 'ask' })).toBeUndefined();
});

it('6.2 asks both sides whether the pair goes on, and a mentee who wants to talk reaches the curator alone', () => {
  const reports = [report('first', '2026-09-18'), { ...report('trial', '2026-09-25'), goesOn: 'yes' as const }];
  const day = (trialMeeting: readonly object[]) =>
    standingOf(school({ answers: { meetingReport: reports, trialMeeting, feedback: [] } }), '2026-09-28');
  const silent = day([]);
  expect(silent.activities.find(({ id }) => id === '6.2')?.remarks?.[0]).toContain(MENTEE);
  expect(trialMeetingAsked.occasions(silent).map(({ to }) => to)).toEqual([MENTEE]);
  const doubtful = day([{ code: MENTEE, pairCode: PAIR, goesOn: 'ask' }]);
  expect(doubtful.activities.find(({ id }) => id === '6.2')?.remarks).toBeUndefined();
  expect(trialMeetingAsked.occasions(doubtful)).toEqual([]);
  expect(helpSignals(doubtful).map(({ who }) => who)).toEqual([`наставляемый – {{${MENTEE}}}`]);
  expect(audienceOf('trialMeeting', 'goesOn')).toBe('curator');
});

it('a mentor who is not sure about going on after the trial meeting reaches the curator, and nobody else', () => {
  const answers = { meetingReport: [{ ...report('trial', '2026-09-25'), goesOn: 'ask' as const }] };
  const [signal, ...more] = helpSignals(factsOf(programme(school({ answers })), context({ today: '2026-09-25' })));
  expect(more).toEqual([]);
  expect(signal?.reasons).toEqual(['после пробной встречи нужен разговор о том, продолжать ли']);
  expect(audienceOf('meetingReport', 'goesOn')).toBe('curator');
});

it('a mentee with two mentors who asks for help in the feedback may mean either pair', () => {
  const feedback = [{ code: MENTEE, asRole: 'mentee' as const, helpNeeded: true, submittedAt: '2026-11-10T10:00:00' }];
  const day = standingOf(school({ answers: { feedback } }), '2026-11-11');
  const [known] = day.pairs;
  if (!known) throw new Error('The school has no pair.');
  const pairs = [known, { ...known, pairCode: 'П-09', mentor: 'К-09' }];
  expect(helpSignals({ ...day, pairs }).map(({ pairCode }) => pairCode)).toContain(`${PAIR} или П-09`);
});

describe('6.3 planning', () => {
  it.each([
    [{ agreedOn: undefined }, 'согласованный план'],
    [{ due1: undefined }, 'согласованный план'],
    [{ agreedOn: '2026-11-30' }, 'согласованный план'],
  ])('a plan with %j is not agreed', (change, open) => {
    const plans = [{ ...tables.plans[0], ...change }];
    expect(stateOf('6.3', school({ tables: { plans } }), '2026-10-20').missing[0]).toContain(open);
  });
});

describe('6.4 regular meetings', () => {
  it('the planning meeting counts for the window of its day, and no meeting of a future window is missing', () => {
    const meetingReport = answers.meetingReport.filter(({ heldOn }) => heldOn <= '2026-10-06');
    const state = stateOf('6.4', school({ answers: { meetingReport } }), '2026-10-20');
    expect(state).toMatchObject({
      status: 'inProgress',
      k: 1,
      n: 4,
      missing: [`${PAIR}: регулярная встреча с 15 октября по 28 октября`],
    });
  });

  it('a pair formed on 10 October starts with the second window', () => {
    const late = school({ tables: withPair({ orderDate: '2026-10-10' }) });
    expect(stateOf('6.4', late).n).toBe(3);
  });

  it('a pair dissolved on 5 November counts for the first two only', () => {
    expect(stateOf('6.4', school({ tables: dissolved('2026-11-05') })).n).toBe(2);
  });
});

describe('6.5 feedback', () => {
  it('is required from each role, in every round', () => {
    const twice = answers.feedback.map((row) => ({ ...row, asRole: 'mentor' as const }));
    expect(stateOf('6.5', school({ answers: { feedback: twice } })).missing).toEqual([
      `${MENTEE} (наставляемый): обратная связь`,
    ]);
    const outbox = tables.outbox.filter(({ sentAt }) => sentAt < '2026-11-01' || sentAt > '2026-11-30');
    expect(stateOf('6.5', school({ tables: { outbox } })).missing).toEqual(['Волна 2: приглашение к обратной связи']);
  });
});

describe('6.6 and 6.7', () => {
  it('a pair that ended with the year owes its final meeting', () => {
    const meetingReport = answers.meetingReport.filter(({ kind }) => kind !== 'final');
    expect(stateOf('6.6', school({ answers: { meetingReport } }), '2027-01-01')).toMatchObject({
      status: 'overdue',
      k: 0,
      n: 1,
    });
  });

  it('a mentor who withdrew consent takes their reports along', () => {
    const consents = [
      ...tables.consents,
      { code: MENTOR, type: 'processing' as const, decision: 'withdrawn' as const, decidedOn: '2026-10-20' },
    ];
    expect(stateOf('6.1', school({ tables: { consents } }), '2026-10-21')).toMatchObject({ n: 0, status: 'overdue' });
  });

  it('the attendance of everybody in the pairs is known', () => {
    const events = [
      { kind: 'groupFinal' as const, date: '2026-12-16', held: true, attendees: [MENTOR], absentees: [MENTEE] },
    ];
    expect(stateOf('6.7', school({ tables: { events } })).status).toBe('done');
    const empty = [{ ...events[0], kind: 'groupFinal' as const, attendees: [], absentees: [MENTOR, MENTEE] }];
    expect(stateOf('6.7', school({ tables: { events: empty } })).missing).toEqual(['Список присутствовавших']);
  });
});
