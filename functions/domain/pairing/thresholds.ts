import { levelsOf } from './objective.ts';
import { profileIn } from './packing.ts';
import type { Rules } from './problem.ts';
import type { Solution } from './solution.ts';
import { solve } from './solve.ts';

/** How many mentees would have a mentor if the school demanded this least profile. */
interface Threshold {
  readonly leastProfile: number;
  /** No set of pairs serves more mentees. */
  readonly served: number;
}

/**
 * The number of least profiles to try, and the effort for each. Every run tries them, so the effort is small. If mentees want to be alone, it may give
 * only a bound.
 */
const most = 8;
const nodeLimit = 1;

/**
 * For the least profiles that the school could choose instead (the profiles of possible pairs, lowest first): how many mentees could have a mentor.
 */
export function thresholds({ gap, pairs: now, model }: Pick<Solution, 'gap' | 'pairs' | 'model'>): Threshold[] {
  const { problem } = model;
  // Only the first level of a bound is a bound on its own.
  const rules: Rules = { ...problem.rules, eachMentor: 'any' };
  const servedAt = levelsOf(rules).findIndex(({ key }) => key === 'served');
  const isFirst = problem.rules.eachMentor !== 'demanded';
  const mostNow = isFirst ? (gap?.bound[servedAt] ?? now.length) : Number.POSITIVE_INFINITY;
  const served = (leastProfile: number) => {
    const { pairs, gap: open, model: other } = solve({ ...problem, rules: { ...rules, leastProfile } }, { nodeLimit });
    return { served: open?.bound[servedAt] ?? pairs.length, network: other.network };
  };
  const { packing, transport } = served(0).network;
  const profiles = [...new Set(transport.high.map((high) => profileIn(high, packing)))].sort((a, b) => a - b);
  const step = Math.max(1, profiles.length / most);
  return Array.from({ length: Math.min(most, profiles.length) }, (_, at) => profiles[Math.floor(at * step)] ?? 0)
    .filter((leastProfile) => leastProfile > 0 && leastProfile !== rules.leastProfile)
    .map((leastProfile) => {
      const own = served(leastProfile).served;
      // A higher least profile never serves more mentees than the present one.
      return { leastProfile, served: leastProfile > rules.leastProfile ? Math.min(own, mostNow) : own };
    });
}
