import { describe, expect, it } from 'vitest';
import { MENTEE, MENTOR, school, stateOf, wholeSchool } from '../whole-school.ts';

const { tables } = wholeSchool;
const spring = '2026-05-20';

describe('1.1 seminars', () => {
  const seminar = (row: object) => school({ tables: { events: [{ kind: 'seminar', ...row }] } });

  it.each([
    [{ date: '2026-05-20', link: 'программа' }, 'done'],
    [{ date: '2026-05-21', link: 'программа' }, 'inProgress'],
    [{ date: '2026-05-19' }, 'inProgress'],
    [{ date: '2026-05-19', link: 'было интересно' }, 'inProgress'],
    [{ date: '2026-05-19', link: 'https://example.org/seminar' }, 'done'],
    [{ date: '2026-05-19', link: 'фотоотчёт' }, 'done'],
    [{ link: 'программа' }, 'inProgress'],
  ])('%j: %s', (row, status) => {
    expect(stateOf('1.1', seminar(row), spring).status).toBe(status);
  });

  it('counts the first of several, and a complete staff mark', () => {
    const two = { events: [{ kind: 'seminar' as const, date: '2026-05-10', link: 'а' }, ...tables.events.slice(0, 1)] };
    expect(stateOf('1.1', school({ tables: two }), spring).doneOn).toBe('2026-04-15');
    const marked = { events: [], roadmap: [{ id: '1.1', markedOn: '2026-04-29', markLink: 'сертификат' }] };
    expect(stateOf('1.1', school({ tables: marked }), spring)).toMatchObject({ status: 'done', doneOn: '2026-04-29' });
    const bare = { events: [], roadmap: [{ id: '1.1', markedOn: '2026-04-29' }] };
    expect(stateOf('1.1', school({ tables: bare }), spring)).toMatchObject({
      status: 'inProgress',
      missing: ['Семинар: дата и ссылка', 'отметка: ссылка или название документа'],
    });
  });
});

describe('1.2 sources', () => {
  it('need something from each level, or a statement that there are no acts', () => {
    const federal = { sources: tables.sources.slice(0, 1) };
    const open = stateOf('1.2', school({ tables: federal }), spring);
    expect(open).toMatchObject({ status: 'inProgress', k: 1, n: 3 });
    expect(open.missing).toHaveLength(2);
    const marks = { noRegionalActs: true, noMunicipalActs: true };
    expect(stateOf('1.2', school({ tables: federal, settings: marks }), spring)).toMatchObject({
      status: 'done',
      doneOn: '2026-04-20',
    });
  });

  it('count no tick with a future day, and nothing if no source is required', () => {
    const future = { sources: tables.sources.map((row) => ({ ...row, tickedOn: '2026-06-01' })) };
    expect(stateOf('1.2', school({ tables: future }), spring)).toMatchObject({ status: 'notStarted', k: 0 });
    const optional = { sources: tables.sources.map(({ required: _, ...row }) => ({ ...row, required: false })) };
    expect(stateOf('1.2', school({ tables: optional }), '2026-06-30')).toMatchObject({ status: 'overdue', n: 0 });
  });

  it('are not done by a mark alone', () => {
    const marked = { sources: [], roadmap: [{ id: '1.2', markedOn: '2026-05-10', markLink: 'протокол' }] };
    expect(stateOf('1.2', school({ tables: marked }), spring).status).toBe('inProgress');
  });
});

it('1.3 does not treat the default of a target as the school’s decision', () => {
  const [, ...others] = tables.settings;
  const empty = { settings: [{ key: 'targetYoungCoverage' }, ...others] };
  expect(stateOf('1.3', school({ tables: empty }), spring).missing).toEqual(['Цель: охват молодых специалистов, %']);
  expect(stateOf('1.3', school({ tables: { settings: [] } }), spring)).toMatchObject({
    status: 'inProgress',
    k: 4,
    n: 7,
  });
});

describe('1.4 and 1.5 papers', () => {
  const order = { kind: 'orderCurator' as const, number: '41', date: '2026-05-20', link: 'папка' };

  it.each([
    [order, 'done', undefined],
    [{ ...order, date: '2026-05-21' }, 'inProgress', 'дата не позже сегодняшней'],
    [{ ...order, number: undefined }, 'inProgress', 'номер'],
    [{ ...order, link: undefined }, 'inProgress', 'ссылка'],
  ])('%j: %s', (row, status, open) => {
    const state = stateOf('1.4', school({ tables: { documents: [row] } }), spring);
    expect(state.status).toBe(status);
    expect(state.missing.map((phrase) => phrase.split(': ')[1])).toEqual(open ? [open] : []);
  });

  it('one of two papers is not enough', () => {
    const documents = tables.documents.filter(({ kind }) => kind !== 'orderPilot');
    expect(stateOf('1.5', school({ tables: { documents } }), spring)).toMatchObject({
      status: 'inProgress',
      k: 1,
      n: 2,
    });
  });
});

it('1.6 needs each required kind, and remembers the day it first saw undated links', () => {
  const undated = tables.materials.map(({ addedOn: _, ...row }) => row);
  const roadmap = [{ id: '1.6', status: 'done' as const, doneOn: '2026-06-12' }];
  expect(stateOf('1.6', school({ tables: { materials: undated } }), '2026-06-20').doneOn).toBe('2026-06-20');
  expect(stateOf('1.6', school({ tables: { materials: undated, roadmap } }), '2026-06-30').doneOn).toBe('2026-06-12');
});

describe('1.7 informing', () => {
  const events = tables.events.filter(({ kind }) => kind !== 'informing');

  it('accepts letters to everybody, or a meeting with minutes', () => {
    expect(stateOf('1.7', school({ tables: { events } }), '2026-08-20')).toMatchObject({ status: 'done', k: 2, n: 2 });
    const outbox = tables.outbox.slice(1);
    expect(stateOf('1.7', school({ tables: { events, outbox } }), '2026-08-20').missing).toEqual([
      `${MENTOR}: письмо о программе`,
    ]);
    expect(stateOf('1.7', school({ tables: { outbox: [] } }), '2026-08-26').doneOn).toBe('2026-08-26');
  });

  it('is never done if nobody is invited', () => {
    const people = tables.people.map(({ invitedOn: _, ...row }) => row);
    expect(stateOf('1.7', school({ tables: { events, people } }), '2026-09-01')).toMatchObject({
      status: 'overdue',
      n: 0,
    });
  });
});

describe('1.8 questionnaires and consents', () => {
  const decided = (decision: 'refused' | 'withdrawn', decidedOn = '2026-08-01') => ({
    consents: [...tables.consents, { code: MENTEE, type: 'processing' as const, decision, decidedOn }],
  });

  it('are complete for a person after a refusal or a withdrawal', () => {
    for (const decision of ['refused', 'withdrawn'] as const) {
      const parts = school({ tables: decided(decision), answers: { intake: wholeSchool.answers.intake.slice(0, 1) } });
      expect(stateOf('1.8', parts, '2026-08-20')).toMatchObject({ status: 'done', k: 2, n: 2, doneOn: '2026-08-01' });
    }
  });

  it('report a consent without its paper', () => {
    const consents = tables.consents.map(({ documentRef: _, ...row }) => row);
    const { status, missing } = stateOf('1.8', school({ tables: { consents } }), '2026-08-20');
    expect(status).toBe('notStarted');
    expect(missing[0]).toContain('не действует');
  });
});
