import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakTiesBySecondMentors,
  type PairingProblem,
  type Solution,
  secondMentors,
  solve,
  stableSolution,
} from '../../../../functions/domain/pairing/index.ts';
import { secondMentorRows } from '../../../../functions/domain/pairs/second-mentor-rows.ts';
import { programme } from '../programme-kit.ts';
import { compare, School } from './sentences/every-set.ts';
import { isOwn, leftClaims } from './sentences/left-claims.ts';
import { pairClaims } from './sentences/pair-claims.ts';
import { priceClaims } from './sentences/price-claims.ts';
import { asOneRound, bestForSecondMentors } from './sentences/second-round.ts';
import { type Claim, isOneOf, isStable, pairOf, type Row, type Shown } from './sentences/shown.ts';
import { smallSchool } from './sentences/small-school.ts';
import { expectTrue } from './sentences/true-text.ts';

const secondClaims: readonly Claim[] = [
  [
    'Второй наставник нужен: (\\d+); предложен: (\\d+)\\. Первые пары от этого не становятся хуже\\.',
    ([needed, found], { school, pairs }) =>
      Number(needed) === school.problem.mentees.length &&
      Number(found) === school.problem.mentees.filter(({ code }) => pairs.has(code)).length,
  ],
  [
    'Доказано: при этих парах лучшего набора вторых наставников нет\\.',
    (_, { school, vector }) => compare(vector, school.best()?.slice(0, -1) ?? []) === 0,
  ],
  ['Никакие двое не предпочли бы друг друга\\.', (_, shown) => isStable(shown)],
  // second-mentor.test.ts compares this number with all sets of first and second pairs.
  [
    'При другом выборе стольких же первых пар вторых наставников (?:не стало бы больше|было бы не больше \\d+|могло бы быть \\d+)\\.(?: Если это важнее, закрепите другие первые пары на листе «Пожелания к парам»\\.)?',
    (_, { left }) => left > 0,
  ],
  [
    ', но уже выбранные пары не оставляют такой возможности\\.',
    (_, { school }, row) => {
      const mentor = school.mentee(String(row.menteeCode))?.choices[0] ?? '';
      return !school.isOpen({ mentee: String(row.menteeCode), mentor });
    },
  ],
  ['Без второго\\.', (_, { pairs }, row) => !pairs.has(String(row.menteeCode))],
  [
    'Кроме первого наставника, подходящих наставников нет\\.',
    (_, shown, row) =>
      shown.school.problem.mentors
        .map(({ code }) => ({ mentee: String(row.menteeCode), mentor: code }))
        .filter((pair) => pair.mentor !== pair.mentee && !isOwn(shown, pair))
        .every((pair) => !shown.school.problem.rules.allowNoOverlap && !shown.school.offers(pair)),
  ],
];

/** What «Подбор» says about equally good sets of first pairs. */
const equalSetsClaim = ({ model }: Solution): Claim => [
  'Доказано: ни один равноценный набор первых пар не даёт больше вторых наставников\\.',
  (_, { solution }) => bestForSecondMentors(model.problem)?.second === secondPairsOf(solution),
];

const secondPairsOf = ({ pairs }: Solution) => pairs.filter(({ origin }) => origin !== 'fixed').length;

function expectAllTrue(first: Solution, second: Solution): void {
  const claims = [...secondClaims, equalSetsClaim(first), ...pairClaims, ...leftClaims];
  const school = new School(asOneRound(second.model.problem));
  const added = second.pairs.filter(({ origin }) => origin !== 'fixed');
  const pairs = new Map([...school.committed, ...added.map(({ mentee, mentor }) => [mentee, mentor] as const)]);
  const matching = { solution: first, optimum: first, second, readiness: { ready: true } } as const;
  const rows = secondMentorRows(
    matching,
    (key) => key,
    (code) => code,
  ).map(({ values }): Row => ({ ...(values as Row), mutual: school.score(pairOf(values as Row))?.mutual }));
  const shown: Shown = {
    school,
    solution: second,
    pairs,
    vector: school.vector(pairs),
    rows,
    settings: programme().settings,
    left: second.unmatched.length,
  };
  expect(isOneOf(shown, pairs)).toBe(true);
  for (const row of rows) {
    expectTrue(claims, row.why, shown, row);
    if (row.price !== undefined) expectTrue(priceClaims, String(row.price), shown, row);
    if (row.phrase === undefined) continue;
    const phrase = String(row.phrase).replace(/ – наставник (?=(?:его не )?предлагает)/, ` – ${pairOf(row).mentor} `);
    expectTrue(claims, phrase, shown, row);
  }
  const told = rows.filter(({ mentorCode }) => mentorCode === undefined).map(({ menteeCode }) => menteeCode);
  for (const { code } of school.problem.mentees) expect(told.includes(code)).toBe(!pairs.has(code));
}

describe('every sentence about second mentors', () => {
  it('is true, by enumeration of all sets of second pairs', () => {
    const wishes = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    let rounds = 0;
    fc.assert(
      fc.property(smallSchool, wishes, fc.constantFrom('optimum', 'stable'), (school, wants, mode) => {
        const isStable = mode === 'stable';
        const problem: PairingProblem = {
          ...school,
          mentees: school.mentees.map((mentee, at) => ({
            ...mentee,
            together: mentee.together && !isStable,
            wantsSecond: wants[at] ?? false,
          })),
          rules: isStable ? { ...school.rules, leastGroup: 2 } : school.rules,
        };
        const optimum = solve(problem);
        const first = isStable ? stableSolution(optimum) : breakTiesBySecondMentors(optimum);
        const second = secondMentors(first);
        if (second === null) return;
        rounds++;
        expectAllTrue(first, second);
      }),
      { numRuns: 150 },
    );
    expect(rounds).toBeGreaterThan(20);
  });
});
