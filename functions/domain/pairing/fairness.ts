import { compareCodes, type PairCode } from './problem.ts';
import { wishesOf } from './seats.ts';
import type { Solution } from './solution.ts';

/** The pair whose mentee would gain most from their best possible mentor. */
export interface Fairness extends PairCode {
  readonly profile: number;
  readonly bestProfile: number;
  readonly atBest: number;
  readonly paired: number;
}

/** Compares each paired mentee's mentor with the best fitting of all allowed mentors; `null` if no pair was proposed. */
export function fairness({ pairs, model }: Solution): Fairness | null {
  const { options } = wishesOf(model);
  const gaps = pairs
    .filter(({ origin }) => origin === 'proposed')
    .map(({ mentee, mentor, score }) => {
      const profile = score?.profile ?? 0;
      const possible = options[model.network.menteeIndex.get(mentee) ?? -1] ?? [];
      const bestProfile = possible.reduce((best, option) => Math.max(best, option.profile), profile);
      return { mentee, mentor, profile, bestProfile };
    });
  const [worst] = gaps.toSorted(
    (a, b) => b.bestProfile - b.profile - (a.bestProfile - a.profile) || compareCodes(a.mentee, b.mentee),
  );
  if (worst === undefined) return null;
  const atBest = gaps.filter(({ profile, bestProfile }) => profile === bestProfile).length;
  return { ...worst, atBest, paired: gaps.length };
}
