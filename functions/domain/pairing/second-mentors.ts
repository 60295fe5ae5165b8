import { seeksSecond } from './commitments.ts';
import type { Solution } from './solution.ts';
import { solve } from './solve.ts';
import { stableSolution } from './stability.ts';

/**
 * Finds the best second mentors, if all pairs of a solution stay. Every mentee who has one mentor and should have two competes for the remaining places.
 * `null` if there is no such mentee. The result contains the given pairs, which have the origin `fixed`, and the new ones.
 */
export function secondMentors({ mode, pairs, model: { problem } }: Solution): Solution | null {
  const mentorsOf = (code: string) => pairs.filter(({ mentee }) => mentee === code).length;
  if (!problem.mentees.some((mentee) => seeksSecond(mentee, mentorsOf(mentee.code)))) return null;
  const added = pairs.flatMap(({ mentee, mentor, origin }) => (origin === 'fixed' ? [] : { mentee, mentor }));
  const fixed = [...problem.rules.fixed, ...added];
  const second = solve({ ...problem, rules: { ...problem.rules, fixed, isSecondRound: true } });
  return mode === 'stable' ? stableSolution(second) : second;
}
