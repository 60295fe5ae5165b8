import { describe, expect, it } from 'vitest';
import { given } from '../../programme-kit.ts';
import { letter, MENTEE, MENTOR, PAIR, school, stateOf, wholeSchool } from '../whole-school.ts';

const { tables, answers } = wholeSchool;

describe('7.1 satisfaction', () => {
  const silent = (letters: number, more: object = {}) =>
    school({
      settings: { satisfactionClosedOn: '2026-12-28' },
      tables: {
        outbox: [1, 2, 3]
          .slice(0, letters)
          .map((nth) => letter('finalSurvey', MENTEE, 'mentee', `2026-12-${10 + nth}`, nth)),
        ...more,
      },
      answers: { satisfactionMentee: [] },
    });

  it('closes after three reminders, and counts missing answers', () => {
    expect(stateOf('7.1', silent(3))).toMatchObject({
      status: 'done',
      k: 1,
      n: 2,
      doneOn: '2026-12-28',
      remarks: ['Сбор закрыт, не ответили: 1'],
    });
  });

  it('does not close before', () => {
    const { status, missing } = stateOf('7.1', silent(2));
    expect(status).toBe('inProgress');
    expect(missing.at(-1)).toContain('раньше третьего напоминания');
  });

  it('waits for no letters that cannot be sent', () => {
    expect(
      stateOf('7.1', silent(0), '2026-12-31', { identity: { display: (code) => code, reachable: () => false } }).status,
    ).toBe('done');
  });
});

describe('7.2 and 7.3 the ceremony', () => {
  it('need every guest invited', () => {
    const guests = [{ guestId: 'Г-1', name: 'Гостев Пример' }];
    const { k, n, missing } = stateOf('7.2', school({ tables: { guests } }));
    expect(missing).toEqual(['Гость № Г-1: приглашение']);
    expect(n - k).toBe(1);
    const byHand = guests.map((row) => ({ ...row, invitedByHand: '2026-12-15' }));
    expect(stateOf('7.2', school({ tables: { guests: byHand } }))).toMatchObject({
      status: 'done',
      doneOn: '2026-12-15',
    });
  });

  it('count the letter of the programme as a guest’s invitation', () => {
    const guests = [{ guestId: 'Г-1', name: 'Гостев Пример', email: 'guest@example.org' }];
    const outbox = [...tables.outbox, letter('ceremonyInvitation', 'Г-1', 'С-5', '2026-12-09')];
    expect(stateOf('7.2', school({ tables: { guests, outbox } }))).toMatchObject({
      status: 'done',
      doneOn: '2026-12-09',
    });
  });

  it('need a link of the event, and number and date of the award order', () => {
    const events = tables.events.map(({ link: _, ...row }) => row);
    expect(stateOf('7.3', school({ tables: { events } })).missing).toHaveLength(1);
    const documents = [{ kind: 'awardList' as const, date: '2026-12-21' }];
    expect(stateOf('7.3', school({ tables: { documents } })).missing).toEqual(['Приказ о поощрении участников: номер']);
  });
});

it('7.4 needs nine scores and four texts; zero is a score', () => {
  const quality = tables.quality.map((row) => ('score' in row ? { ...row, score: 0 } : row));
  expect(stateOf('7.4', school({ tables: { quality } })).status).toBe('done');
  expect(stateOf('7.4', school({ tables: { quality: tables.quality.slice(0, -1) } }))).toMatchObject({ k: 12, n: 13 });
});

describe('7.5 second assessment', () => {
  it('lists people without a first one, and does not wait for them', () => {
    const none = { assessmentMenteeT0: [], assessmentMenteeT1: [] };
    expect(stateOf('7.5', school({ answers: none }))).toMatchObject({
      status: 'done',
      n: 1,
      remarks: [`Нет T0: ${MENTEE} (наставляемый)`],
    });
  });

  it('is never done if nobody has a first one', () => {
    const none = { assessmentMenteeT0: [], assessmentMentorT0: [] };
    expect(stateOf('7.5', school({ answers: none }), '2027-01-01')).toMatchObject({ status: 'overdue', n: 0 });
  });
});

it('7.6 needs a report on each pair', () => {
  const pairs = [
    ...tables.pairs,
    { ...tables.pairs[0], pairCode: 'П-02', menteeCodes: ['К-04'], orderNumber: '98', orderDate: '2026-09-20' },
  ];
  const people = [...tables.people, { code: 'К-04', name: 'Пробнова Зоя' }];
  const consents = [...tables.consents, { ...tables.consents[0], code: 'К-04' }];
  expect(stateOf('7.6', school({ tables: { pairs, people, consents } })).missing).toEqual([
    `${MENTOR}: отчёт наставника (П-02)`,
  ]);
  expect(PAIR).toBe('П-01');
});

describe('7.7 publication', () => {
  it.each([
    [tables.consents.filter(({ type }) => type !== 'publication'), 'нет согласия на распространение'],
    [
      tables.consents.map((row) => (row.type === 'publication' ? { ...row, scope: ['photo'] as const } : row)),
      'не разрешает называть ФИО',
    ],
    [
      [
        ...tables.consents,
        { code: MENTOR, type: 'publication' as const, decision: 'withdrawn' as const, decidedOn: '2026-12-30' },
      ],
      'нет согласия на распространение',
    ],
  ])('is blocked by a name without permission', (consents, reason) => {
    const { status, missing } = stateOf('7.7', school({ tables: { consents } }));
    expect(status).toBe('inProgress');
    expect(missing.join()).toContain(reason);
  });

  it('needs addresses, not words', () => {
    const publications = tables.publications.map((row) => ({ ...row, url: 'на сайте' }));
    expect(stateOf('7.7', school({ tables: { publications } }))).toMatchObject({ k: 0, n: 3 });
  });
});

describe('7.8 outcomes', () => {
  it('do not wait for people who left the programme', () => {
    const participations = [
      { code: MENTEE, role: 'mentee' as const, endOn: '2026-11-01', endReason: 'leftProgramme' as const },
    ];
    const meetingReport = answers.meetingReport.filter(({ kind }) => kind !== 'final');
    const state = stateOf('7.8', school({ tables: { participations }, answers: { meetingReport } }), '2026-12-30');
    expect(state).toMatchObject({ n: 1, k: 0 });
  });

  it('need the outcome of each goal: from the mentor’s report for one mentee, and from each plan for a group', () => {
    const [plan] = tables.plans;
    const plans = [{ ...plan, mark1: undefined }];
    const mentorReport = answers.mentorReport.map((answer) => ({ ...answer, goal1Reached: 'partly' as const }));
    expect(stateOf('7.8', school({ tables: { plans }, answers: { mentorReport } })).status).toBe('done');
    expect(stateOf('7.8', school({ tables: { plans }, answers: { mentorReport: [] } })).missing).toEqual([
      `${MENTEE} (наставляемый): итог целей плана (цель 1 на листе «ИПР»)`,
    ]);
    const pairs = [{ ...tables.pairs[0], menteeCodes: [MENTEE, 'К-09'] }];
    const people = [...tables.people, { code: 'К-09', leftSchoolOn: '2026-10-30' }];
    const consents = [...tables.consents, given('К-09')];
    const group = school({ tables: { plans, pairs, people, consents }, answers: { mentorReport } });
    expect(stateOf('7.8', group).missing).toEqual([
      `${MENTEE} (наставляемый): итог целей плана (цель 1 на листе «ИПР»)`,
    ]);
  });

  it('close a pair without a final meeting at the end of the year', () => {
    const meetingReport = answers.meetingReport.filter(({ kind }) => kind !== 'final');
    expect(stateOf('7.8', school({ answers: { meetingReport } }))).toMatchObject({
      status: 'done',
      doneOn: '2026-12-31',
    });
  });
});
