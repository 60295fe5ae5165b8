import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { somePeople } from '../../../../bench/pairing/people.ts';
import { type PairingProblem, provesOptimal, solve } from '../../../../functions/domain/pairing/index.ts';
import { randomProblem } from './random-problem.ts';

const answerOf = ({ pairs, vector, leftOver }: ReturnType<typeof solve>) => ({ pairs, vector, leftOver });

describe('an answer mended from the last one', () => {
  const together = randomProblem(7, 6).map((problem) => ({
    ...problem,
    mentees: problem.mentees.map((mentee) => ({ ...mentee, alone: false })),
  }));

  it('is the answer found from the beginning, whatever changed', () => {
    fc.assert(
      fc.property(together, together, fc.boolean(), (one, other, isSubset) => {
        const changed = isSubset ? { ...one, mentees: one.mentees.slice(1), mentors: one.mentors.slice(0, -1) } : other;
        const mended = solve(changed, { from: solve(one) });
        expect(provesOptimal(mended.model.root)).toBe(true);
        expect(answerOf(mended)).toEqual(answerOf(solve(changed)));
      }),
      { numRuns: 400 },
    );
  });

  it('looks at little after one more teacher, one ban, one consent withdrawn', () => {
    const whole = somePeople({ mentees: 300, mentors: 60, capacity: 6 });
    const [first, ...others] = whole.mentees;
    const last = solve(whole);
    const pair = last.pairs[0];
    if (first === undefined || pair === undefined) throw new Error('there is nobody to change');
    const changes: Record<string, readonly [PairingProblem, PairingProblem]> = {
      'one more mentee': [{ ...whole, mentees: others }, whole],
      'one consent withdrawn': [whole, { ...whole, mentees: others }],
      'one ban': [whole, { ...whole, rules: { ...whole.rules, bans: [pair] } }],
      'one more mentor': [{ ...whole, mentors: whole.mentors.slice(1) }, whole],
    };
    for (const [what, [before, after]] of Object.entries(changes)) {
      const anew = solve(after);
      const mended = solve(after, { from: solve(before) });
      expect(answerOf(mended), what).toEqual(answerOf(anew));
      expect(mended.touched, what).toBeLessThan(anew.touched / 4);
    }
  });
});
