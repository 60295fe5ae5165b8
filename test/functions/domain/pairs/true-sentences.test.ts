import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PairCode,
  type PairingProblem,
  solve,
  stableSolution,
} from '../../../../functions/domain/pairing/index.ts';
import { proposalView } from '../../../../functions/domain/pairs/proposal-view.ts';
import type { Matching } from '../../../../functions/domain/pairs/proposals.ts';
import type { Settings } from '../../../../sheets-schema/settings.ts';
import { context, programme } from '../programme-kit.ts';
import { School } from './sentences/every-set.ts';
import { idleClaims } from './sentences/idle-claims.ts';
import { leftClaims } from './sentences/left-claims.ts';
import { pairClaims } from './sentences/pair-claims.ts';
import { alternativeClaims, priceClaims, tryOutClaims } from './sentences/price-claims.ts';
import { blockingClaims, fairnessClaims, proofClaims, thresholdClaims, totalClaims } from './sentences/set-claims.ts';
import { asPairs, type Claim, isOneOf, type Row, type Shown } from './sentences/shown.ts';
import { smallSchool } from './sentences/small-school.ts';
import { expectTrue } from './sentences/true-text.ts';

const claims: Readonly<Record<string, readonly Claim[]>> = {
  total: totalClaims,
  proof: proofClaims,
  whatIf: tryOutClaims,
  pair: pairClaims,
  price: priceClaims,
  unmatched: leftClaims,
  alternative: alternativeClaims,
  blocking: blockingClaims,
  fairness: fairnessClaims,
  idleMentor: idleClaims,
  threshold: thresholdClaims,
};

const seen = new Set<string>();

/** Checks a text about one kind of row, and notes which sentences it has. */
function expectTrueAs(kind: string, text: string, shown: Shown, row: Row): void {
  for (const words of expectTrue(claims[kind] ?? [], text, shown, row)) seen.add(`${kind}: ${words}`);
}

const pairKinds: Readonly<Record<string, boolean>> = { proposed: true, fixed: true, pinned: true };

/** Checks every row that «Подбор» shows for a matching. */
function expectAllTrue(matching: Matching, tried: readonly PairCode[], settings: Partial<Settings>): void {
  const { solution } = matching;
  const { problem } = solution.model;
  const facts = {
    programme: programme({
      settings,
      tables: { pairRules: tried.map((pair) => ({ ...pair, rule: 'try' as const })) },
    }),
    intake: { areaLabel: (key: string) => key },
    context: context(),
    pairs: [],
  };
  const view = proposalView(facts as unknown as Parameters<typeof proposalView>[0], matching);
  const rows = view.rows.map(({ values }) => values as Row);
  const school = new School(problem);
  const pairs = asPairs(solution.pairs);
  const shown: Shown = {
    school,
    solution,
    pairs,
    vector: school.vector(pairs),
    rows,
    settings: facts.programme.settings,
    left: problem.mentees.filter(({ code }) => !pairs.has(code)).length,
  };
  expect(isOneOf(shown, pairs)).toBe(true);
  for (const row of rows) {
    const isPair = pairKinds[row.state] === true;
    expectTrueAs(isPair ? 'pair' : row.state, row.why, shown, row);
    if (row.phrase !== undefined) {
      const phrase = String(row.phrase).replace(/ – наставник (?=(?:его не )?предлагает)/, ` – ${row.mentorCode} `);
      expectTrueAs('pair', phrase, shown, row);
    }
    if (row.price !== undefined) expectTrueAs('price', String(row.price), shown, row);
    const { areaPoints, schedulePoints, subjectPoints, formatPoints, profile } = row;
    if (profile !== undefined && row.state !== 'threshold')
      expect(Number(areaPoints) + Number(schedulePoints) + Number(subjectPoints) + Number(formatPoints)).toBe(profile);
  }
  const blocking = rows.filter(({ state, menteeCode }) => state === 'blocking' && menteeCode !== undefined);
  expect(blocking.map((row) => `${row.menteeCode} ${row.mentorCode}`).sort()).toEqual(school.blocking(pairs));
  const told = rows.filter(({ state }) => state === 'unmatched').map(({ menteeCode }) => menteeCode);
  for (const { code } of problem.mentees) expect(told.includes(code)).toBe(!pairs.has(code));
}

describe('every sentence of «Подбор»', () => {
  it('is true, by enumeration of all sets of pairs', () => {
    const limit = fc.oneof<fc.MaybeWeightedArbitrary<{ limit?: number }>[]>(
      { weight: 2, arbitrary: fc.constant<{ limit?: number }>({}) },
      { weight: 1, arbitrary: fc.record({ limit: fc.constantFrom(0, 1, 2, 8) }) },
    );
    const tries = fc.array(fc.record({ mentee: fc.nat(5), mentor: fc.nat(4) }), { maxLength: 2 });
    const cases = fc.record({
      school: smallSchool,
      mode: fc.constantFrom('optimum', 'stable'),
      nodes: limit,
      looks: limit,
    });
    fc.assert(
      fc.property(cases, tries, ({ school, mode, nodes, looks }, tried) => {
        // The same as in `pairingProblem`: the search for stable pairs ignores conditions on groups.
        const { mentees, rules } = school;
        const problem: PairingProblem =
          mode === 'optimum'
            ? school
            : {
                ...school,
                mentees: mentees.map((mentee) => ({ ...mentee, together: false })),
                rules: { ...rules, leastGroup: 2 },
              };
        const optimum = solve(problem, nodes.limit === undefined ? {} : { nodeLimit: nodes.limit });
        const solution = mode === 'stable' ? stableSolution(optimum, looks) : optimum;
        const asked = tried.map(({ mentee, mentor }) => ({
          mentee: problem.mentees[mentee]?.code ?? 'G',
          mentor: problem.mentors[mentor]?.code ?? 'G',
        }));
        expectAllTrue({ solution, optimum, second: null, readiness: { ready: true } }, asked, {
          priority: rules.priority?.kind ?? 'none',
          eachMentor: rules.eachMentor,
          fairness: rules.atLeast.length > 0 ? 'worst' : 'total',
          formerMentor: rules.again,
          leastGroup: rules.leastGroup,
          groupWish: mentees.some(({ together }) => together),
        });
      }),
      { numRuns: 250 },
    );
    // Fewer different sentences would mean that the schools are too simple for this test.
    expect(seen.size).toBeGreaterThan(50);
  });
});
