import { describe, expect, it } from 'vitest';
import { MENTEE, school, stateOf, wholeSchool } from '../whole-school.ts';

const { tables, answers } = wholeSchool;
const summer = '2026-07-01';

describe('2.1 requests', () => {
  it('need the administration’s requests, or its statement that there are none', () => {
    const silent = school({ answers: { adminRequest: [] } });
    expect(stateOf('2.1', silent, summer)).toMatchObject({ status: 'inProgress', k: 1, n: 2 });
    expect(stateOf('2.1', school({ ...silent, settings: { noAdminRequests: true } }), summer).status).toBe('done');
  });

  it('are never done while nobody wants a mentor', () => {
    const intake = answers.intake.slice(0, 1);
    expect(stateOf('2.1', school({ answers: { intake } }), '2026-09-01')).toMatchObject({ status: 'overdue', n: 0 });
  });

  it('fall back when the consent is withdrawn', () => {
    const withdrawn = {
      code: MENTEE,
      type: 'processing' as const,
      decision: 'withdrawn' as const,
      decidedOn: '2026-06-20',
    };
    const parts = school({ tables: { consents: [...tables.consents, withdrawn] } });
    expect(stateOf('2.1', parts, '2026-06-19').status).toBe('done');
    expect(stateOf('2.1', parts, '2026-06-20')).toMatchObject({ status: 'notStarted', n: 0 });
  });
});

describe('2.2 base of mentees', () => {
  const request = (change: object, index = 1) => ({
    requests: tables.requests.map((row, i) => (i === index ? { ...row, ...change } : row)),
  });

  it('needs a decision on every request, including the administration’s', () => {
    const open = stateOf('2.2', school({ tables: request({ decision: undefined }) }), summer);
    expect(open).toMatchObject({ status: 'inProgress', k: 1, n: 2 });
    expect(open.missing).toEqual([`${MENTEE}: решение (запрос администрации)`]);
  });

  it('needs a reason for a declined request', () => {
    const declined = request({ decision: 'declined' });
    expect(stateOf('2.2', school({ tables: declined }), summer).missing).toEqual([
      `${MENTEE}: причина отказа (запрос администрации)`,
    ]);
    const reasoned = request({ decision: 'declined', decisionReason: 'уже решено' });
    expect(stateOf('2.2', school({ tables: reasoned }), summer).status).toBe('done');
  });

  it('needs no decision on a request that was not talked over', () => {
    const adminRequest = [{ ...answers.adminRequest[0], discussedWithTeacher: false }];
    const parts = school({ tables: { requests: tables.requests.slice(0, 1) }, answers: { adminRequest } });
    expect(stateOf('2.2', parts, summer)).toMatchObject({ status: 'done', n: 1 });
  });

  it('needs somebody in the base, and their name', () => {
    const nobody = { requests: tables.requests.map((row) => ({ ...row, decision: 'reserve' as const })) };
    expect(stateOf('2.2', school({ tables: nobody }), summer).missing).toEqual(['Хотя бы один наставляемый в базе']);
    const nameless = { people: tables.people.map(({ name: _, ...row }) => row) };
    expect(stateOf('2.2', school({ tables: nameless }), summer).missing).toEqual([
      `${MENTEE}: ФИО на листе «Участники»`,
    ]);
  });
});

it('2.3 needs the curator’s decision on kind and form', () => {
  const requests = tables.requests.map(({ workFormat: _, ...row }) => row);
  expect(stateOf('2.3', school({ tables: { requests } }), summer).missing).toEqual([`${MENTEE}: пара или группа`]);
});
