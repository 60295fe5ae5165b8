import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairProgrammeDue } from '../../../../functions/domain/notices/kinds/pair-programme-due.ts';
import {
  type Mentee,
  mostSecondMentors,
  type PairingProblem,
  score,
  secondMentors,
  solve,
} from '../../../../functions/domain/pairing/index.ts';
import type { Pair } from '../../../../functions/domain/pairs/pair.ts';
import { pairingProblem } from '../../../../functions/domain/pairs/pairing-problem.ts';
import { enumerate } from '../pairing/brute-force.ts';
import { randomProblem } from '../pairing/random-problem.ts';
import { standingOf, wholeSchool, school as wholeSchoolWith } from '../roadmap/whole-school.ts';
import { optionSchool } from './option-school.ts';

const OFFERS = ['digital', 'parents'] as const;

/** К-11 should have two mentors. Each mentor has one place, so К-12 competes with the second mentor of К-11. */
const school = (mentors: number, tables: object = {}, today = '2026-09-20') =>
  optionSchool({
    today,
    mentors: Object.fromEntries(Array.from({ length: mentors }, (_, at) => [`К-0${at + 1}`, { offers: OFFERS }])),
    mentees: { 'К-11': { need2: 'parents' }, 'К-12': {} },
    tables: {
      mentees: [
        { code: 'К-11', no: 1, wantsSecond: true },
        { code: 'К-12', no: 2 },
      ],
      ...tables,
    },
  });

const row = (pairCode: string, mentorCode: string, menteeCodes: readonly string[]) => ({
  pairCode,
  mentorCode,
  menteeCodes,
  status: 'confirmed' as const,
  decision: 'confirm' as const,
  decidedOn: '2026-09-15',
});

describe('a second mentor', () => {
  it('gets a place that the first pairs leave, in a pair of its own', () => {
    const { rows, told } = school(3);
    expect(
      rows('pairs').map(({ mentorCode, menteeCodes, why }) => [mentorCode, menteeCodes, String(why).split(' ')[0]]),
    ).toEqual([
      ['К-01', ['К-11'], 'К-11'],
      ['К-02', ['К-12'], 'К-12'],
      ['К-03', ['К-11'], 'Второй'],
    ]);
    expect(told('second')[0]).toBe(
      'Второй наставник нужен: 1; предложен: 1. Первые пары от этого не становятся хуже. Доказано: при этих парах лучшего набора вторых наставников нет.',
    );
    expect(rows('proposal').filter(({ state }) => state === 'second')[1]).toMatchObject({
      menteeCode: 'К-11',
      mentorCode: 'К-03',
      price: 'Без неё один наставляемый остался бы без второго наставника.',
    });
  });

  it('is named in letters about the pair, because a mentee with two mentors cannot tell the pairs by their codes', () => {
    const state = standingOf(wholeSchoolWith({}), '2026-10-20');
    const [pair] = state.pairs;
    if (!pair) throw new Error('The school has no pair.');
    const pairs = ['8', '9'].map((number) => ({ ...pair, pairCode: `П-0${number}`, mentor: `К-0${number}` }));
    const day = { day: '2026-10-20', awaited: [], postponed: 0, elsewhere: [] };
    const texts = pairProgrammeDue
      .occasions({ ...state, pairs })
      .filter(({ to }) => to === pair.mentees[0])
      .map(({ compose }) => JSON.stringify(compose({ nth: 1, period: '1', dueOn: '2026-10-20' }, day)));
    expect(texts.map((text) => text.match(/программу \((.*?)\)/)?.[1])).toEqual(['П-08: {{К-08}}', 'П-09: {{К-09}}']);
  });

  it('is no longer proposed during the final meetings, if the school has any, and «Подбор» says so', () => {
    const first = { pairs: [row('П-01', 'К-01', ['К-11'])] };
    expect(school(3, first, '2026-11-30').told('second')[0]).toContain('предложен: 1.');
    const late = school(3, first, '2026-12-01');
    expect(late.told('second')).toEqual([
      'Второй наставник нужен: 1. С 1 декабря идут заключительные встречи (6.6), поэтому новых вторых наставников «Подбор» не предлагает.',
    ]);
    const without = { ...first, roadmap: [{ id: '6.6', off: true }] };
    expect(school(3, without, '2026-12-01').told('second')[0]).toContain('предложен: 1.');
  });

  it('never takes the place of a first mentor, and «Подбор» says why there is none', () => {
    const { pairs, told } = school(2);
    expect(pairs).toEqual(['К-11 К-01', 'К-12 К-02']);
    expect(told('second')).toEqual([
      'Второй наставник нужен: 1; предложен: 0. Первые пары от этого не становятся хуже. Доказано: при этих парах лучшего набора вторых наставников нет. При другом выборе стольких же первых пар вторых наставников не стало бы больше.',
      'Без второго. Из тех, кто предлагает нужные направления: первый наставник этого человека – 1; уже заняты – 1.',
    ]);
  });

  it('may be confirmed: both pairs stay, and nothing is reported as a mistake', () => {
    const both = [row('П-01', 'К-01', ['К-11']), row('П-02', 'К-03', ['К-11'])];
    const { pairs, told, rows } = school(3, { pairs: both });
    expect(pairs).toEqual(['К-11 К-01', 'К-11 К-03', 'К-12 К-02']);
    expect(told('second')).toEqual([]);
    const reasons = rows('problems').map(({ reason }) => String(reason));
    expect(reasons.filter((reason) => reason.includes('сразу в двух парах'))).toEqual([]);
    const single = school(3, { pairs: both, mentees: [{ code: 'К-11', no: 1 }] });
    expect(single.rows('problems').map(({ reason }) => reason)).toContain(
      'К-11 подтверждён наставляемым сразу в двух парах: П-01 и П-02.',
    );
  });

  it('may be pinned; if that is impossible, the reason is the one of the second round', () => {
    const pin = (mentor: string, mentee: string) => ({ ruleId: `ПР-${mentor}`, rule: 'pin' as const, mentor, mentee });
    const first = pin('К-01', 'К-11');
    const { pairs, rows } = school(3, { pairRules: [first, pin('К-03', 'К-11')] });
    expect(
      rows('proposal')
        .filter(({ state }) => state === 'second')
        .at(-1),
    ).toMatchObject({ mentorCode: 'К-03' });
    expect(pairs).toContain('К-11 К-01');
    const full = school(2, { pairRules: [first, pin('К-02', 'К-11')], pairs: [row('П-01', 'К-02', ['К-12'])] });
    expect(full.told('total')[0]).toContain(
      'Закрепление К-02 – К-11 не учтено. У наставника К-02 не осталось мест: занято 1.',
    );
  });

  it('is not proposed again if one of the two pairs worked to its end', () => {
    const mentees = wholeSchool.tables.mentees.map((mentee) => ({ ...mentee, wantsSecond: true }));
    const state = standingOf(wholeSchoolWith({ tables: { mentees } }), '2026-10-20');
    const [pair] = state.pairs;
    if (!pair) throw new Error('The school has no pair.');
    const wants = (...pairs: readonly Pair[]) =>
      pairingProblem({ ...state, pairs }).mentees.map(({ wantsSecond }) => wantsSecond);
    const ended = { ...pair, status: 'ended' as const };
    const other = { ...pair, pairCode: 'П-09', mentor: 'К-09' };
    expect(wants(pair)).toEqual([true]);
    expect(wants(ended, other)).toEqual([false]);
    expect(wants(ended, pair, other)).toEqual([true]);
  });

  it('is the best one that the first pairs leave, by enumeration', () => {
    const problems = randomProblem(5, 4).map((problem) => ({
      ...problem,
      mentees: problem.mentees.map((mentee, at) => ({
        ...mentee,
        together: false,
        alone: false,
        wantsSecond: at % 2 === 0,
      })),
      rules: { ...problem.rules, leastGroup: 2, allowBothDirections: true, eachMentor: 'any' as const },
    }));
    fc.assert(
      fc.property(problems, (problem) => {
        const first = solve(problem);
        const second = secondMentors(first);
        if (second === null) return;
        expect(second.gap).toBeNull();
        const found = second.pairs.filter(({ origin }) => origin !== 'fixed');
        // The same search by hand: fewer places, and not one's own mentor again.
        const rest = {
          ...problem,
          mentees: problem.mentees.filter(
            ({ code, wantsSecond }) => wantsSecond && first.pairs.some(({ mentee }) => mentee === code),
          ),
          mentors: problem.mentors.map((mentor) => ({
            ...mentor,
            capacity:
              Math.min(mentor.capacity, problem.rules.maxLoad) -
              first.pairs.filter((pair) => pair.mentor === mentor.code).length,
          })),
          rules: { ...problem.rules, bans: [...problem.rules.bans, ...first.pairs] },
        };
        const [best] = enumerate(rest);
        expect(found.length).toBe(best?.pairs.length);
        const profile = found.reduce((sum, { score }) => sum + (score?.profile ?? 0), 0);
        const sameFirst = problem.rules.priority === null && problem.rules.atLeast.length === 0;
        if (sameFirst && problem.rules.again !== 'wished') expect(profile).toBe(best?.vector[3]);
      }),
      { numRuns: 100 },
    );
  });

  it('says whether other first pairs would leave a place for a second mentor', () => {
    const { told, pairs } = optionSchool({
      mentors: {
        'К-01': { offers: OFFERS },
        'К-02': { offers: ['digital'] },
        'К-03': { offers: ['parents'], bestOffer: 'parents' },
      },
      mentees: { 'К-11': {}, 'К-12': { need2: 'parents' } },
      tables: {
        mentees: [
          { code: 'К-11', no: 1, wantsSecond: true },
          { code: 'К-12', no: 2 },
        ],
      },
    });
    expect(pairs).toEqual(['К-11 К-02', 'К-12 К-01']);
    expect(told('second')[0]).toBe(
      'Второй наставник нужен: 1; предложен: 0. Первые пары от этого не становятся хуже. Доказано: при этих парах лучшего набора вторых наставников нет. Доказано: ни один равноценный набор первых пар не даёт больше вторых наставников. При другом выборе стольких же первых пар вторых наставников могло бы быть 1. Если это важнее, закрепите другие первые пары на листе «Пожелания к парам».',
    );
  });

  it('has a bound that enumeration of all sets of first and second pairs confirms', () => {
    const problems = fc.tuple(randomProblem(4, 4), fc.boolean()).map(([problem, isPlain]) => ({
      ...problem,
      mentees: problem.mentees.map((mentee, at) => ({
        ...mentee,
        wantsSecond: at % 2 === 0,
        ...(isPlain ? { alone: false, together: false } : {}),
      })),
      rules: isPlain ? { ...problem.rules, leastGroup: 2, allowBothDirections: true } : problem.rules,
    }));
    fc.assert(
      fc.property(problems, (problem) => {
        const first = solve(problem);
        const second = secondMentors(first);
        if (second === null) return;
        const { most, isReached } = mostSecondMentors(first, second);
        const found = mostByEnumeration(problem, first.pairs.length);
        if (isReached) expect(found).toBe(most);
        else expect(found).toBeLessThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });
});

/** The largest number of second mentors over all sets with this number of first pairs. */
function mostByEnumeration({ mentees, mentors, rules }: PairingProblem, firstPairs: number): number {
  const led = new Map(mentors.map(({ code }) => [code, [] as Mentee[]]));
  const ledBy = (code: string) => led.get(code) ?? [];
  const isWhole = ({ code, capacity }: (typeof mentors)[number]) => {
    const own = ledBy(code);
    const isGroup = own.length >= rules.leastGroup || (own.length === 1 && !own.some(({ together }) => together));
    return (
      own.length <= Math.min(capacity, rules.maxLoad) &&
      (own.length === 1 || !own.some(({ alone }) => alone)) &&
      (own.length === 0 || isGroup) &&
      (rules.allowBothDirections || own.every((mentee) => !ledBy(mentee.code).some((other) => other.code === code)))
    );
  };
  const visit = (at: number, first: number, second: number): number => {
    const mentee = mentees[at];
    if (mentee === undefined) return first === firstPairs && mentors.every(isWhole) ? second : 0;
    const open = mentors.filter((mentor) => !('excluded' in score(mentee, mentor, rules)));
    const sets = [
      [],
      ...open.map((mentor) => [mentor]),
      ...(mentee.wantsSecond ? open.flatMap((one, index) => open.slice(index + 1).map((other) => [one, other])) : []),
    ];
    return sets.reduce((most, set) => {
      for (const { code } of set) ledBy(code).push(mentee);
      const reached = visit(at + 1, first + Math.min(1, set.length), second + Math.max(0, set.length - 1));
      for (const { code } of set) ledBy(code).pop();
      return Math.max(most, reached);
    }, 0);
  };
  return visit(0, 0, 0);
}
