import { describe, expect, it } from 'vitest';
import { intakeTables } from '../../../../functions/domain/registers/intake-tables.ts';
import { letter, MENTEE, MENTOR, PAIR, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { tables, answers } = wholeSchool;

const rows = (table: string, parts: School, today = '2026-12-31') =>
  intakeTables(standingOf(parts, today)).flatMap((one) => (one.table === table ? one.rows : []));
const row = (table: string, parts: School = school(), today?: string) => rows(table, parts, today)[0]?.values;
const problems = (parts: School, today = '2026-12-31') => standingOf(parts, today).intake.problems;

describe('the columns that are filled at the end of the year', () => {
  it('show for a mentee: mentor, completion, results, mark', () => {
    expect(row('mentees')).toMatchObject({
      partners: `${MENTOR} Тестовый`,
      completedOn: '2026-12-03',
      results: 'целей достигнуто 1 из 1\nУрок без срывов.',
      passed: 'passed',
      consent: true,
    });
    expect(row('mentees', school(), '2026-11-30')).toMatchObject({
      completedOn: undefined,
      results: undefined,
      passed: undefined,
    });
  });

  it('show for a mentor: mentees who passed, and meetings', () => {
    expect(row('mentors')).toMatchObject({ completedOn: '2026-12-03', results: '1 наставляемый прошёл; встреч 7' });
  });

  it('nobody counts as passed without an agreed plan', () => {
    const parts = school({ tables: { plans: [] } });
    expect(row('mentees', parts)).toMatchObject({ passed: 'notCompleted' });
    expect(row('mentors', parts)).toMatchObject({ results: 'никто из наставляемых не прошёл; встреч 7' });
  });

  it('show the day of the memo in the run that sends it', () => {
    const messageId = '<memo@school.example.org>';
    const memo = { ...letter('pairFormed', MENTEE, PAIR, '2026-09-01'), status: 'sending' as const, messageId };
    const parts = school({ tables: { outbox: [memo] } });
    const delivered = [{ messageId, outcome: 'sent', at: '2026-09-01T09:00:05', detail: '250 OK' }] as const;
    const [shown] = intakeTables(standingOf(parts, '2026-09-01', { delivered })).flatMap(({ table, rows: of }) =>
      table === 'mentees' ? of : [],
    );
    expect(shown?.values.memoSentOn).toBe('2026-09-01');
    expect(row('mentees', parts, '2026-09-01')?.memoSentOn).toBeUndefined();
  });

  it('keep the school’s own words instead of computed ones', () => {
    const mentees = [{ code: MENTEE, no: 1, resultsOverride: 'Ведёт кружок.' }];
    expect(row('mentees', school({ tables: { mentees } }))?.results).toBe('Ведёт кружок.');
  });

  it('a mentee whose pair broke up is closed once nobody looks for another', () => {
    const pairs = [{ ...tables.pairs[0], endNoticeOn: '2026-11-02', endedOn: '2026-11-06' }];
    const meetingReport = answers.meetingReport.filter(({ kind }) => kind !== 'final');
    const apart = school({ tables: { pairs }, answers: { meetingReport } });
    expect(row('mentees', apart, '2026-11-20')?.completedOn).toBeUndefined();
    const mentees = [{ code: MENTEE, no: 1, withoutPairReason: 'наставников нет' }];
    const settled = school({ tables: { pairs, mentees }, answers: { meetingReport } });
    // In November the decision ends the search for a mentor, but it is no result yet, so that stage 7 does not begin.
    expect(row('mentees', settled, '2026-11-20')?.completedOn).toBeUndefined();
    expect(row('mentees', settled, '2026-12-01')).toMatchObject({ completedOn: '2026-11-06', passed: 'notCompleted' });
  });
});

it('a link to words or a case on the site needs its author’s permission', () => {
  const linked = {
    mentees: [{ code: MENTEE, feedbackUrl: 'https://school.example.org/q' }],
    mentors: [{ code: MENTOR, caseUrl: 'https://school.example.org/c' }],
  };
  expect(problems(school({ tables: linked })).map(({ code }) => code)).toEqual([MENTEE]);
});

describe('requests for one teacher by two authors', () => {
  it('are merged, the teacher’s own main need first, and the difference is shown', () => {
    const { intake } = standingOf(school(), '2026-08-01');
    expect(intake.requests.get(MENTEE)?.needs).toEqual(['digital', 'parents']);
    const shown = rows('requests', school(), '2026-08-01').map(({ values }) => values.conflict);
    expect(shown).toHaveLength(2);
    for (const conflict of shown)
      expect(conflict).toMatch(/^Главное направление: .* Первым считается запрос педагога\.$/);
  });

  it('show differing decisions without deciding', () => {
    const requests = tables.requests.map((one, i) =>
      i === 1 ? { ...one, decision: 'declined' as const, decisionReason: 'иное' } : one,
    );
    const parts = school({ tables: { requests } });
    expect(rows('requests', parts, '2026-08-01')[0]?.values.conflict).toContain(
      'Решения расходятся: по запросу педагога – «принять»',
    );
  });

  it('show nothing if they agree', () => {
    const adminRequest = [{ ...answers.adminRequest[0], need1: 'digital' }];
    expect(
      rows('requests', school({ answers: { adminRequest } }), '2026-08-01').map(({ values }) => values.conflict),
    ).toEqual(['', '']);
  });
});

describe('requests against offers', () => {
  const line = (parts: School, area: string) =>
    rows('coverage', parts, '2026-08-01').find(({ values }) => values.area === area)?.values;
  const named = {
    areas: [
      { key: 'digital', label: 'Цифра' },
      { key: 'parents', label: 'Родители' },
      { key: 'projects', label: 'Проекты' },
    ],
  };

  it('counts demand and supply by area', () => {
    const parts = school({ tables: named });
    expect(line(parts, 'Цифра')).toMatchObject({ asked: 1, askedFirst: 1, offered: 1, places: 2, state: 'covered' });
    expect(line(parts, 'Родители')).toMatchObject({ asked: 1, askedFirst: 0, offered: 0, state: 'nobody' });
    expect(line(parts, 'Проекты')).toMatchObject({ asked: 0, offered: 0, state: undefined });
    expect(rows('coverage', parts, '2026-08-01')[0]?.values.area).toBe('Родители');
  });
});

describe('training', () => {
  const state = (training: object, today: string) =>
    row('training', school({ tables: { training: [{ code: MENTOR, ...training }] } }), today);

  it.each([
    [{}, '2026-08-01', 'signed'],
    [{ completed: true }, '2026-08-28', 'uncertified'],
    [{ completed: true, certificate: '1' }, '2026-08-28', 'trained'],
    [{ waivedReason: 'обучен' }, '2026-09-01', 'waived'],
    [{ completed: true }, '2026-09-01', 'late'],
    [{}, '2026-08-31', 'signed'],
    [{}, '2026-09-01', 'late'],
  ])('%j on %s: %s', (training, today, expected) => {
    expect(state(training, today)?.state).toBe(expected);
  });

  it('says where and when, and what is missing', () => {
    expect(state({ programme: 'наставничество' }, '2026-08-01')).toMatchObject({
      course: 'Наставничество, Примерный институт, 18 ч., 17.08.2026 – 27.08.2026',
      missing: 'отметка «Окончил»; номер или ссылка на свидетельство',
    });
    expect(state({}, '2026-09-02')?.missing).toContain('Срок был 31.08.2026.');
  });

  it('reports a course missing from the list', () => {
    const training = [{ code: MENTOR, programme: 'Курс в соседнем городе' }];
    expect(state(training[0] ?? {}, '2026-08-01')?.state).toBe('notSigned');
    expect(problems(school({ tables: { training } })).map(({ whatWasRead }) => whatWasRead)).toEqual([
      'Курс в соседнем городе',
    ]);
  });

  it('counts who is enrolled and who finished, for each course', () => {
    expect(row('trainings')).toMatchObject({ signed: 1, finished: 1, state: 'выбрана' });
  });
});

it('a mentor gets a portfolio page from their own words, training and pairs', () => {
  expect(row('portfolio')).toMatchObject({
    code: MENTOR,
    experience: 'часов в месяц: 4',
    training: 'Наставничество, Примерный институт, 18 ч., 17.08.2026 – 27.08.2026\nсвидетельство УД-1 от 28.08.2026',
    pairs: `П-01: ${MENTEE} Тестовый; встреч 7`,
    page: { text: 'https://school.example.org/portfolio', url: 'https://school.example.org/portfolio' },
  });
});
