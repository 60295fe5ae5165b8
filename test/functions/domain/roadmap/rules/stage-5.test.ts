import { describe, expect, it } from 'vitest';
import { MENTEE, MENTOR, PAIR, school, stateOf, wholeSchool } from '../whole-school.ts';

const { tables, answers } = wholeSchool;
const autumn = '2026-09-29';
const meeting = (change: object) => ({
  events: [{ kind: 'groupMeeting' as const, date: '2026-09-08', held: true, attendees: [MENTOR, MENTEE], ...change }],
});

describe('5.1 group meeting', () => {
  it('needs «был» or «не был» for everybody in the bases, and at least one mentee who came', () => {
    const open = stateOf('5.1', school({ tables: meeting({ attendees: [MENTOR] }) }), autumn);
    expect(open.status).toBe('inProgress');
    expect(open.missing).toEqual([
      `${MENTEE}: был или не был на встрече`,
      'Хотя бы один наставляемый среди присутствовавших',
    ]);
    const absent = stateOf('5.1', school({ tables: meeting({ attendees: [MENTOR], absentees: [MENTEE] }) }), autumn);
    expect(absent.missing).toEqual(['Хотя бы один наставляемый среди присутствовавших']);
  });

  it('does not ask about people who joined later', () => {
    const offers = [{ ...tables.offers[0], acceptedOn: '2026-09-20' }];
    const state = stateOf('5.1', school({ tables: { ...meeting({ attendees: [MENTEE] }), offers } }), autumn);
    expect(state).toMatchObject({ k: 2, n: 3, missing: ['Хотя бы один наставник среди присутствовавших'] });
  });

  it('is not done before its day, or if it was not held', () => {
    expect(stateOf('5.1', school({ tables: meeting({}) }), '2026-09-07').status).toBe('inProgress');
    expect(stateOf('5.1', school({ tables: meeting({ held: false }) }), autumn).status).toBe('inProgress');
  });
});

it('5.2 counts no answer from before the meeting', () => {
  const preference = answers.preference.map((row) => ({ ...row, submittedAt: '2026-09-07T10:00:00' }));
  expect(stateOf('5.2', school({ answers: { preference } }), autumn)).toMatchObject({
    status: 'notStarted',
    k: 0,
    n: 2,
  });
});

it('5.2 counts an answer that names nobody only if it says so', () => {
  const said = (choice: object) => [
    { code: MENTOR, asRole: 'mentor' as const, menteeChoice1: MENTEE, submittedAt: '2026-09-09T10:00:00' },
    { code: MENTEE, asRole: 'mentee' as const, submittedAt: '2026-09-09T10:00:00', ...choice },
  ];
  const state = (choice: object) => stateOf('5.2', school({ answers: { preference: said(choice) } }), autumn);
  expect(state({ meetingUseful: 8, vetoCodes: [MENTOR] })).toMatchObject({
    k: 1,
    n: 2,
    missing: [`${MENTEE} (наставляемый): анкета после встречи`],
  });
  expect(state({ choice1: null })).toMatchObject({ status: 'done', k: 2, n: 2 });
});

describe('5.3 matching', () => {
  it('accepts a reason instead of a pair', () => {
    const mentees = [{ code: MENTEE, withoutPairReason: 'наставники заняты' }];
    expect(stateOf('5.3', school({ tables: { pairs: [], mentees } }), autumn).status).toBe('done');
  });

  it('is no longer done when the pair is dissolved', () => {
    const pairs = [{ ...tables.pairs[0], endNoticeOn: '2026-10-01', endedOn: '2026-10-08' }];
    const roadmap = [{ id: '5.3', status: 'done' as const, doneOn: '2026-09-14' }];
    expect(stateOf('5.3', school({ tables: { pairs, roadmap } }), '2026-10-07').status).toBe('done');
    expect(stateOf('5.3', school({ tables: { pairs, roadmap } }), '2026-10-08')).toMatchObject({
      status: 'overdue',
      lostOn: '2026-10-08',
      missing: [`${MENTEE}: решение о паре`],
    });
  });
});

describe('5.4 order', () => {
  const withPair = (change: object) => school({ tables: { pairs: [{ ...tables.pairs[0], ...change }] } });

  it('needs number, date and link', () => {
    expect(stateOf('5.4', withPair({ orderLink: undefined }), autumn).missing).toEqual([`${PAIR}: ссылка на приказ`]);
    expect(stateOf('5.4', withPair({ orderDate: undefined }), autumn).missing[0]).toContain('нет даты приказа');
  });

  it('needs the mentor’s consent to the work, unless it is part of the job', () => {
    const consents = tables.consents.filter(({ type }) => type !== 'mentoringWork');
    expect(stateOf('5.4', school({ tables: { consents } }), autumn).missing[0]).toContain('351.8');
    const people = tables.people.map((row) => ({ ...row, labourGround: 'jobDuties' as const }));
    expect(stateOf('5.4', school({ tables: { consents, people } }), autumn).status).toBe('done');
  });

  it('needs a letter to each member', () => {
    const outbox = tables.outbox.filter(({ notice, code }) => notice !== 'pairFormed' || code !== MENTEE);
    expect(stateOf('5.4', school({ tables: { outbox } }), autumn).missing).toEqual([
      `${PAIR}: письмо о паре: ${MENTEE}`,
    ]);
  });
});
