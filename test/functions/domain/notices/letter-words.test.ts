import { describe, expect, it } from 'vitest';
import type { Recipient } from '../../../../functions/domain/context.ts';
import { pairFormed } from '../../../../functions/domain/notices/kinds/pair-formed.ts';
import type { Block } from '../../../../functions/domain/notices/letter.ts';
import { letterOf } from '../../../../functions/domain/notices/letters.ts';
import type { Part, PostDay } from '../../../../functions/domain/notices/occasion.ts';
import { occasion, urgency } from '../../../../functions/domain/notices/occasion.ts';
import { whatIsMissing } from '../../../../functions/domain/notices/open-activities.ts';
import { occasionsOf } from '../../../../functions/domain/notices/plan-notices.ts';
import { once } from '../../../../functions/domain/notices/schedule.ts';
import type { Notice } from '../../../../sheets-schema/choices/notice.ts';
import { context } from '../programme-kit.ts';
import { MENTEE, MENTOR, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';
import { NoticeDays } from './notice-days.ts';

const emptyDay = (day: string): PostDay => ({ day, awaited: [], postponed: 0, elsewhere: [] });

/** What a notice would say on a day. */
function partOf(kind: Notice, to: Recipient, parts: School, day: string): Part | undefined {
  const found = occasionsOf(standingOf(parts, day)).find((one) => one.kind === kind && one.to === to);
  return found?.compose({ period: '1', nth: 1, dueOn: day }, emptyDay(day));
}
const saidIn = (blocks: readonly Block[] = []): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : block.kind === 'list' ? [...block.items] : []));
const { tables, answers } = wholeSchool;

describe('the letter to a new pair', () => {
  const said = (to: string, day = '2026-09-16', change: School = {}) =>
    saidIn(partOf('pairFormed', to, school(change), day)?.blocks);
  const beforeMeetings = { ...answers, meetingReport: [] };

  it('says the order, the members, why they fit, and until when to meet', () => {
    const [order, why, first] = said(MENTOR, '2026-09-16', { answers: beforeMeetings });
    expect(order).toMatch(
      /^Приказом № 97-ОД от 15\.09\.2026 сформирована пара П-01: наставник – .*К-01.*, наставляемый – .*К-02/,
    );
    expect(why).toBe(
      'Почему так: запрос совпал с тем, в чём Вы готовы помочь, – «Цифровые инструменты и онлайн-уроки».',
    );
    expect(first).toBe('Первую встречу проведите, пожалуйста, до 22 сентября; на ней будет куратор.');
    expect(said(MENTEE, '2026-09-16', { answers: beforeMeetings }).slice(1, 3)).toEqual([
      'Почему так: Вы просили о поддержке, а Ваш наставник готов помочь – «Цифровые инструменты и онлайн-уроки».',
      'Первая встреча должна пройти до 22 сентября; на ней будет куратор.',
    ]);
  });

  it('has the memo once, if several pairs of a mentor start on one day', () => {
    const state = standingOf(school({}), '2026-09-16');
    const [pair] = state.pairs;
    if (!pair) throw new Error('The school has no pair.');
    const other = { ...pair, pairCode: 'П-09', mentees: ['К-03'] };
    const memos = pairFormed
      .occasions({ ...state, pairs: [pair, other] })
      .filter(({ to }) => to === MENTOR)
      .map(({ compose }) => compose({ period: '1', nth: 1, dueOn: '2026-09-16' }, emptyDay('2026-09-16')))
      .map(({ blocks }) => saidIn(blocks).includes('Памятка:'));
    expect(memos).toEqual([false, true]);
  });

  it('names no day that is over, and no reason if there is none', () => {
    const mentorOffer = answers.mentorOffer.map((offer) => ({ ...offer, offers: ['lesson'], bestOffer: 'lesson' }));
    const [, first] = said(MENTOR, '2026-09-23', { answers: { ...beforeMeetings, mentorOffer } });
    expect(first).toBe('Первую встречу проведите, пожалуйста, в ближайшие дни; на ней будет куратор.');
    expect(said(MENTOR, '2026-09-22', { answers: beforeMeetings })[2]).toContain('до 22 сентября');
  });

  it('has the school’s memo only if it is a page, and the report only for the mentor', () => {
    const kindsOf = (to: string, link: string) =>
      partOf(
        'pairFormed',
        to,
        school({
          tables: {
            materials: [
              { kind: 'memoMentor', link },
              { kind: 'memoMentee', link },
            ],
          },
        }),
        '2026-09-16',
      )
        ?.blocks.map(({ kind }) => kind)
        .filter((kind) => kind !== 'text' && kind !== 'list');
    expect(kindsOf(MENTOR, 'https://school.example.org')).toEqual(['form', 'url']);
    expect(kindsOf(MENTEE, 'https://school.example.org')).toEqual(['url']);
    expect(kindsOf(MENTEE, 'папка 3')).toEqual([]);
  });
});

describe('the closing questionnaires', () => {
  const asked = (change: School, to = MENTOR) =>
    partOf(
      'finalSurvey',
      to,
      school({ answers: { ...answers, ...change.answers }, ...(change.tables ? { tables: change.tables } : {}) }),
      '2026-12-10',
    );
  const none = { satisfactionMentor: [], assessmentMentorT1: [], satisfactionMentee: [], assessmentMenteeT1: [] };

  it.each<[string, School['answers'], string | undefined]>([
    ['both are missing', none, 'Итоговые анкеты (7 минут)'],
    ['the opinion is missing', { satisfactionMentor: [] }, 'Итоговая анкета (4 минуты)'],
    ['the assessment is missing', { assessmentMentorT1: [] }, 'Итоговая анкета (4 минуты)'],
    ['no first assessment to compare with', { ...none, assessmentMentorT0: [] }, 'Итоговая анкета (4 минуты)'],
    ['both are there', {}, undefined],
  ])('%s', (_, change, subject) => {
    expect(asked({ answers: change ?? {} })?.subject).toBe(subject);
  });

  it('ask whether a person may be named only if this person has not decided yet', () => {
    const blanks = (to: string) => asked({ answers: none }, to)?.attachments?.length;
    expect([blanks(MENTOR), blanks(MENTEE)]).toEqual([0, 1]);
  });
});

describe('the head’s monthly letter', () => {
  const said = (change: School = {}) =>
    partOf(
      'headSummary',
      'head',
      school({ settings: { headEmail: 'head@example.org', ...change.settings }, ...change }),
      '2026-10-01',
    );

  it('counts what works, and lists what waits for a signature', () => {
    const [figures, ...decisions] = saidIn(
      partOf('headSummary', 'head', school({ settings: { headEmail: 'head@example.org' } }), '2026-10-01')?.blocks,
    );
    expect(figures).toMatch(
      /^Закрыто \d+ мероприяти[йяе] из 37, просрочено 0\. Действующих пар – 1, проведённых встреч – 2\.$/,
    );
    expect(decisions).toEqual([]);
    const [pair] = tables.pairs;
    const open = {
      documents: [{ kind: 'regulation' as const, number: '3' }],
      pairs: [
        { ...pair, orderNumber: undefined, orderDate: undefined, orderLink: undefined, status: 'confirmed' as const },
      ],
    };
    expect(
      saidIn(said({ settings: { headEmail: 'head@example.org' }, tables: open as never })?.blocks).slice(1),
    ).toEqual([
      'Ждут Вашей подписи:',
      'приказ о назначении куратора',
      'приказ об апробации',
      'Положение о наставничестве',
      'приказ о закреплении пар (1 пара ждёт)',
    ]);
  });
});

describe('a meeting in the calendar', () => {
  const interview = (row: object) => school({ tables: { pairs: [], interviews: [{ code: MENTOR, ...row }] } });
  const run = (days: NoticeDays, row: object, day: string) =>
    days
      .run(interview(row), `2026-08-${day}T10:00`)
      .find(({ to, noticeKeys }) => to === MENTOR && noticeKeys.some((key) => key.startsWith('meetingChanged')));

  it('gets a letter that says that it moved, changed, was cancelled, or takes place after all', () => {
    const days = new NoticeDays();
    expect(run(days, { date: '2026-08-27', time: '14:00' }, '17')).toBeUndefined();
    expect(run(days, { date: '2026-08-27', time: '14:00' }, '18')).toBeUndefined();
    const told = [
      run(days, { date: '2026-08-28', time: '14:00' }, '19'),
      run(days, { date: '2026-08-28', time: '15:00' }, '20'),
      run(days, {}, '21'),
      run(days, { date: '2026-08-28', time: '15:00' }, '24'),
    ];
    expect(told.map((letter) => [letter?.subject, saidIn(letter?.blocks)[0]])).toEqual([
      [
        'Перенос: Собеседование: программа наставничества, 28 августа',
        expect.stringMatching(/переносится с 27 августа на другой день\. Теперь: 28 августа/),
      ],
      [
        'Изменение: Собеседование: программа наставничества, 28 августа',
        expect.stringMatching(/ – в тот же день, но время или место другие: 28 августа.*15:00/),
      ],
      [
        'Отмена: Собеседование: программа наставничества, 28 августа',
        'Встреча «Собеседование», назначенная на 28 августа, отменяется.',
      ],
      [
        'Собеседование: программа наставничества: 28 августа',
        expect.stringMatching(/которая отменялась, всё же состоится: 28 августа/),
      ],
    ]);
    expect(
      told.flatMap((letter) => letter?.invitations.map(({ method, sequence }) => `${method} ${sequence}`)),
    ).toEqual(['REQUEST 1', 'REQUEST 2', 'CANCEL 3', 'REQUEST 4']);
  });
});

describe('a letter of several notices', () => {
  const items = (...subjects: readonly string[]) =>
    subjects.map((subject, i) => ({
      occasion: occasion({
        kind: 'stageClosed',
        to: MENTOR,
        about: `${i}`,
        schedule: once('2026-09-01'),
        urgency: urgency.programme,
        timing: 'ordinary',
        compose: () => ({ subject, blocks: [] }),
      }),
      turn: { period: '1', nth: 1, dueOn: '2026-09-01' },
    }));
  const subject = (...subjects: readonly string[]) =>
    letterOf({ to: MENTOR, items: items(...subjects) }, '<id@example.org>', emptyDay('2026-09-01')).subject;

  it.each([
    [['Этап 2 закрыт'], 'Этап 2 закрыт'],
    [['Этап 2 закрыт', 'Открыт этап 3'], 'Этап 2 закрыт. Открыт этап 3'],
    [['Как дела?', 'Открыт этап 3'], 'Как дела? Открыт этап 3'],
    [['Этап 2 закрыт', 'Этап 2 закрыт'], 'Этап 2 закрыт'],
    [['а'.repeat(54), 'б'.repeat(54)], `${'а'.repeat(54)}. ${'б'.repeat(54)}`],
    [['а'.repeat(54), 'б'.repeat(55)], `${'а'.repeat(54)}. И ещё 1 тема`],
  ])('%j: %s', (subjects, expected) => {
    expect(subject(...subjects)).toBe(expected);
  });
});

it('a letter to the head says what an activity lacks only in numbers, if the list may name people', () => {
  const { identity } = context();
  const said = (id: string, k: number, n: number, missing: readonly string[], to: Recipient) =>
    saidIn(whatIsMissing({ id, k, n, missing } as never, to, identity));
  expect(said('2.1', 3, 7, ['запрос'], 'curator')).toEqual(['Сделано 3 из 7.', 'Не хватает:', 'запрос']);
  expect(said('2.1', 0, 1, [], 'curator')).toEqual(['Сделано 0 из 1.']);
  expect(said('2.1', 0, 0, ['запрос'], 'curator')).toEqual(['Не хватает:', 'запрос']);
  expect(said('2.1', 3, 7, ['запрос'], 'head')).toEqual(['Сделано 3 из 7.']);
  expect(said('1.2', 0, 0, ['приказ'], 'head')).toEqual(['Не хватает:', 'приказ']);
});
