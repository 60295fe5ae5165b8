import { describe, expect, it } from 'vitest';
import { leftBehind } from '../../../../functions/domain/new-year/left-behind.ts';
import { nextProgramme } from '../../../../functions/domain/new-year/next-programme.ts';
import { retentionView } from '../../../../functions/domain/registers/retention-view.ts';
import { todayView } from '../../../../functions/domain/summary/today-view.ts';
import { given } from '../programme-kit.ts';
import { MENTEE, MENTOR, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { people, consents } = wholeSchool.tables;
const WAITED = 'К-03';
const LEFT = 'К-04';
const GONE = 'К-05';
const extra = [WAITED, LEFT, GONE].map((code) => ({
  code,
  managerCode: LEFT,
  name: `Вымышленный ${code}`,
  email: `${code}@example.org`,
  invitedOn: '2026-05-18',
  ...(code === LEFT ? { leftSchoolOn: '2026-10-01' } : {}),
}));
const parts = school({
  settings: { consentUntil: '2027-08-31' },
  tables: {
    people: [...people, ...extra],
    consents: [
      ...consents,
      { ...given(WAITED), validUntil: '2028-12-31' },
      given(LEFT),
      given(GONE),
      { code: GONE, type: 'processing', decision: 'withdrawn', decidedOn: '2026-12-01' },
    ],
    requests: [
      ...wholeSchool.tables.requests,
      {
        responseId: `menteeRequest|2026-06-03T10:00:00|${WAITED}`,
        code: WAITED,
        decision: 'accepted',
        acceptedOn: '2026-06-10',
      },
    ],
    pairRules: [
      { rule: 'ban', mentor: MENTOR, mentee: WAITED, reason: 'родственники' },
      { rule: 'ban', mentor: MENTOR, mentee: GONE },
      { rule: 'pin', mentor: MENTOR, mentee: MENTEE },
    ],
    settings: [
      ...wholeSchool.tables.settings,
      { key: 'schoolShort', value: 'Школа № 5' },
      { key: 'windowStart', value: '05.10.2026' },
    ],
  },
  answers: {
    menteeRequest: [
      ...wholeSchool.answers.menteeRequest,
      { code: WAITED, need1: 'digital', submittedAt: '2026-06-03T10:00:00' },
    ],
  },
});
const state = standingOf(parts, '2026-12-28');
const next = nextProgramme(state);
const rowsOf = (name: string) => next.tables.find(({ table }) => table === name)?.rows ?? [];

describe('the next programme', () => {
  it('has the people who stay, with last year’s mentor or the wait for one, and nobody who left or withdrew', () => {
    expect(rowsOf('people').map(({ code }) => code)).toEqual([MENTOR, MENTEE, WAITED]);
    expect(rowsOf('people')[1]).toMatchObject({ formerMentorCode: MENTOR });
    expect(rowsOf('people')[2]).toMatchObject({ waitedLastYear: 'да' });
    expect(JSON.stringify(next)).not.toContain(GONE);
    expect(JSON.stringify(next)).not.toContain(LEFT);
  });

  it('names nobody who left, because their code may go to somebody new; of two mentors it names the first', () => {
    const [pair] = state.pairs;
    if (!pair) throw new Error('The school has no pair.');
    const mentorIf = (...others: readonly { readonly mentor: string; readonly status?: 'dissolved' }[]) => {
      const pairs = others.map((other, at) => ({ ...pair, pairCode: `П-1${at}`, ...other }));
      const [carried] = nextProgramme({ ...state, pairs }).tables;
      return carried?.rows.find(({ code }) => code === MENTEE)?.formerMentorCode;
    };
    expect(mentorIf({ mentor: LEFT })).toBeUndefined();
    expect(mentorIf({ mentor: MENTOR }, { mentor: WAITED })).toBe(MENTOR);
    expect(mentorIf({ mentor: MENTOR, status: 'dissolved' }, { mentor: WAITED })).toBe(WAITED);
    expect(JSON.stringify(rowsOf('people'))).not.toContain(`"${LEFT}"`);
  });

  it('proposes again what mentors offered, if their consent still runs and nobody declined it', () => {
    const offersOf = (parts: School) =>
      nextProgramme(standingOf(parts, '2026-12-28'))
        .tables.find(({ table }) => table === 'people')
        ?.rows.flatMap(({ code, formerOffer }) => (formerOffer === undefined ? [] : [[code, formerOffer]]));
    const lasting = [...consents, { ...given(MENTOR), validUntil: '2028-12-31' }];
    const with_ = (more: object) => school({ ...parts, tables: { ...parts.tables, consents: lasting, ...more } });
    const [offer] = wholeSchool.tables.offers;
    expect(offersOf(parts)).toEqual([]);
    const [[code, words] = []] = offersOf(with_({})) ?? [];
    expect(code).toBe(MENTOR);
    expect(words).toMatch(/^Сильнее всего: .+\nНаправление: .+\nНаставляемых: \d\nЧасов в месяц: \d/s);
    expect(offersOf(with_({ offers: [{ ...offer, decision: 'declined' }] }))).toEqual([]);
  });

  it('keeps the school’s roadmap: months with the next years, names, activities of its own and switched-off ones', () => {
    const roadmap = [
      { id: '1.1' },
      { id: '6.4', ownMonths: { months: [10, 5], years: [2026, 2027], lastDay: 20 }, doneReason: 'было' },
      { id: '7.2', off: true },
      { id: '6.8', ownTitle: 'Мастер-класс', ownStage: 6, ownMonths: { months: [11, 11] } },
    ] as const;
    const carried = nextProgramme(standingOf(school({ tables: { roadmap } }), '2026-12-28')).tables;
    expect(carried.find(({ table }) => table === 'roadmap')?.rows).toEqual([
      { id: '6.4', ownMonths: 'октябрь 2027 – 20.5.2028' },
      { id: '7.2', off: 'да' },
      { id: '6.8', ownTitle: 'Мастер-класс', ownStage: 6, ownMonths: 'ноябрь' },
    ]);
  });

  it('has the settings of the school with the next year, without the dates of this one', () => {
    expect(next.settings).toMatchObject({ programYear: 2027, schoolShort: 'Школа № 5' });
    expect(next.settings).not.toHaveProperty('windowStart');
  });

  it('keeps consents that still run, certificates, materials and bans, but no wish, answer or letter', () => {
    expect(rowsOf('consents').map(({ code }) => code)).toEqual([WAITED]);
    expect(rowsOf('training')).toEqual([expect.objectContaining({ code: MENTOR, certificate: 'УД-1' })]);
    expect(rowsOf('materials').length).toBe(4);
    expect(rowsOf('pairRules')).toEqual([expect.objectContaining({ mentor: MENTOR, mentee: WAITED })]);
    const tables: readonly string[] = next.tables.map(({ table }) => table);
    for (const one of ['outbox', 'journal', 'requests', 'offers', 'plans', 'assessments'])
      expect(tables).not.toContain(one);
  });
});

describe('«Сроки хранения»', () => {
  const rows = (day: string) => retentionView(standingOf(parts, day)).rows.map(({ values }) => values);
  const about = (day: string, what: string) => rows(day).find((row) => String(row.what).startsWith(what));

  it('counts what is kept, until when, and says when it is over', () => {
    expect(about('2026-12-28', 'Ответы на анкеты')).toMatchObject({ until: '2027-08-31', state: 'kept' });
    expect(about('2027-08-10', 'Ответы на анкеты')).toMatchObject({ state: 'soon' });
    expect(about('2027-09-01', 'Ответы на анкеты')).toMatchObject({ state: 'due' });
    expect(about('2026-12-28', 'Данные тех')).toMatchObject({ count: 1, until: '2026-12-31', state: 'soon' });
    expect(about('2027-01-09', 'Данные тех')).toMatchObject({
      state: 'due',
      action: expect.stringContaining('«Отзыв согласия»'),
    });
    expect(about('2026-12-28', 'Строки уволенных')).toMatchObject({ count: 1 });
  });

  it('names the people whose data must be destroyed, and «Сегодня» links to it', () => {
    expect(about('2026-12-28', 'Данные тех')?.action).toContain(`Уничтожьте данные (${GONE})`);
    const news = { problems: [], changes: 0, waiting: 0, troubles: [] };
    const tasks = todayView(standingOf(parts, '2026-12-28'), news).rows.map(({ values }) => values);
    expect(tasks.find(({ subject }) => subject === GONE)).toMatchObject({ where: { text: 'Лист retention' } });
  });

  it('counts a person who withdrew until an act names exactly them, from the day of the withdrawal on', () => {
    const count = (date: string, note: string) => {
      const documents = [{ kind: 'destructionAct' as const, date, note }];
      const day = standingOf({ ...parts, tables: { ...parts.tables, documents } }, '2026-12-28');
      const row = retentionView(day).rows.find(({ values }) => String(values.what).startsWith('Данные тех'));
      return row?.values.count;
    };
    expect(count('2026-12-10', `акт о ${GONE}`)).toBe(0);
    expect(count('2026-12-10', `акт о ${GONE}1`)).toBe(1);
    expect(count('2026-11-10', `акт о ${GONE}`)).toBe(1);
  });
});

it('the report counts a consent that stays once, whatever older rows its person has', () => {
  const renewed = school({ tables: { consents: [given(MENTEE, '2026-05-01'), given(MENTEE, '2026-05-20')] } });
  const now = standingOf(renewed, '2026-12-28');
  const whats = leftBehind(now, nextProgramme(now)).map(({ what }) => what);
  expect(whats).toContain('Согласия: 1');
});
