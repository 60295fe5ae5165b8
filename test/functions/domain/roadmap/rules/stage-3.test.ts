import { describe, expect, it } from 'vitest';
import { MENTEE, MENTOR, school, stateOf, wholeSchool } from '../whole-school.ts';

const { tables, answers } = wholeSchool;

describe('3.1 and 3.4 first assessments', () => {
  it('count when late, and show as late', () => {
    const late = [{ ...answers.assessmentMenteeT0[0], submittedAt: '2026-09-30T10:00:00' }];
    expect(stateOf('3.1', school({ answers: { assessmentMenteeT0: late } }))).toMatchObject({
      status: 'done',
      doneOn: '2026-09-30',
      doneLate: true,
    });
  });

  it('are not late because of a correction', () => {
    const corrected = [
      ...answers.assessmentMentorT0,
      { ...answers.assessmentMentorT0[0], submittedAt: '2026-10-01T10:00:00' },
    ];
    expect(stateOf('3.4', school({ answers: { assessmentMentorT0: corrected } }))).toMatchObject({
      doneOn: '2026-06-12',
      doneLate: false,
    });
  });
});

it('3.2 asks only those who want to be mentors', () => {
  const intake = [...answers.intake.slice(1), { ...answers.intake[0], wantsRole: 'none' as const }];
  expect(stateOf('3.2', school({ answers: { intake } }))).toMatchObject({ status: 'overdue', n: 0 });
});

describe('3.3 base of mentors', () => {
  it('needs a reason for a refusal, and one complete row', () => {
    const declined = tables.offers.map((row) => ({ ...row, decision: 'declined' as const }));
    expect(stateOf('3.3', school({ tables: { offers: declined } })).missing).toEqual([
      `${MENTOR}: причина отказа`,
      'Хотя бы один наставник в базе',
    ]);
    const mentorOffer = answers.mentorOffer.map(({ hoursPerMonth: _, ...row }) => row);
    expect(stateOf('3.3', school({ answers: { mentorOffer } })).missing).toEqual([
      'Полная строка в базе наставников: ресурс времени',
    ]);
  });

  it('is not blocked by an area that nobody covers', () => {
    const menteeRequest = [{ ...answers.menteeRequest[0], need1: 'inclusion' }];
    expect(stateOf('3.3', school({ answers: { menteeRequest } })).status).toBe('done');
  });
});

it.each([
  [{ date: '2026-08-25', outcome: 'admitted' as const }, 'inProgress'],
  [{ date: '2026-08-20' }, 'notStarted'],
  [{ outcome: 'admitted' as const }, 'notStarted'],
  [{ date: '2026-08-20', outcome: 'declined' as const }, 'done'],
])('3.5 with %j on 24 August is not done before its day', (interview, status) => {
  const state = stateOf('3.5', school({ tables: { interviews: [{ code: MENTOR, ...interview }] } }), '2026-08-24');
  expect(state.status).toBe(status === 'inProgress' ? 'notStarted' : status);
  if (status !== 'done') expect(state.missing[0]).toMatch(/собеседован/);
});

it('people who withdrew consent are not asked for anything more', () => {
  const withdrawn = {
    code: MENTEE,
    type: 'processing' as const,
    decision: 'withdrawn' as const,
    decidedOn: '2026-08-01',
  };
  const parts = school({ tables: { consents: [...tables.consents, withdrawn] } });
  expect(stateOf('3.1', parts, '2026-08-02')).toMatchObject({ status: 'notStarted', n: 0 });
});

it('3.5 names the subjects that nobody marked, and is done all the same', () => {
  const [row] = tables.interviews;
  expect(stateOf('3.5', school())).not.toHaveProperty('remarks');
  const unmarked = { ...row, hours: undefined, trust: undefined };
  expect(stateOf('3.5', school({ tables: { interviews: [unmarked] } }))).toMatchObject({
    status: 'done',
    remarks: [`${MENTOR}: в итоге собеседования нет отметок – хранить доверенное, время для встреч`],
  });
});
