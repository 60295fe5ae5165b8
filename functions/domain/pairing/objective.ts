import { defaultRules, type PriorityKind, type Rules } from './problem.ts';
import type { PairScore } from './score.ts';

/** A level of the objective: one criterion by which sets of pairs are compared. */
export type Level =
  /** In the second round, the mentees who get a second mentor. */
  | { readonly key: 'served' | 'firstNeed'; readonly isSecond: boolean }
  | { readonly key: 'led' | 'again' | 'mutual' | 'profile' | 'sympathy' | 'evenness' }
  | { readonly key: 'priority'; readonly first: PriorityKind; readonly isSecond: boolean }
  /** How many pairs have at least this profile. */
  | { readonly key: 'atLeast'; readonly least: number };

export type LevelKey = Level['key'];

/** The worth of a set of pairs, level by level, compared from left to right; larger is better. See {@link levelsOf}. */
export type ObjectiveVector = readonly number[];

/** The rules that decide what a set of pairs is worth. */
export type Valuation = Pick<
  Rules,
  'counts' | 'isSecondRound' | 'priority' | 'eachMentor' | 'again' | 'formerPairs' | 'atLeast'
>;

/** The levels of a school, the most important first. */
export function levelsOf({
  priority,
  eachMentor,
  again,
  atLeast,
  isSecondRound: isSecond,
}: Valuation): readonly Level[] {
  return [
    ...(eachMentor === 'demanded' ? [{ key: 'led' } as const] : []),
    { key: 'served', isSecond },
    ...(priority === null ? [] : [{ key: 'priority', first: priority.kind, isSecond } as const]),
    ...(eachMentor === 'wished' ? [{ key: 'led' } as const] : []),
    ...(again === 'wished' ? [{ key: 'again' } as const] : []),
    ...atLeast.map((least) => ({ key: 'atLeast', least }) as const),
    { key: 'firstNeed', isSecond },
    { key: 'mutual' },
    { key: 'profile' },
    { key: 'sympathy' },
    { key: 'evenness' },
  ];
}

/** Compares two vectors: positive if `a` is better, negative if `b` is better, 0 if all levels are equal. */
export function compareVectors(a: ObjectiveVector, b: ObjectiveVector): number {
  for (let level = 0; level < a.length; level++) {
    const difference = (a[level] ?? 0) - (b[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The parts of a pair on which its worth depends. If one of the two people left, the pair has no score. */
interface ValuedPair {
  readonly mentee: string;
  readonly mentor: string;
  readonly score: PairScore | null;
}

/** The amount that one pair adds to a level. It is zero at the levels `led` and `evenness`, which depend on the mentors' loads. */
function gain(level: Level, { mentee, mentor, score }: ValuedPair, rules: Valuation): number {
  switch (level.key) {
    case 'served':
      return 1;
    case 'priority':
      return rules.priority?.rank.get(mentee) ?? 0;
    case 'again':
      return rules.formerPairs.some((pair) => pair.mentee === mentee && pair.mentor === mentor) ? 1 : 0;
    case 'atLeast':
      return score !== null && score.profile >= level.least ? 1 : 0;
    case 'firstNeed':
      return rules.counts.firstNeed && score?.firstNeedMet ? 1 : 0;
    case 'mutual':
      return rules.counts.mutual && score?.mutual ? 1 : 0;
    case 'profile':
    case 'sympathy':
      return score?.[level.key] ?? 0;
    case 'led':
    case 'evenness':
      return 0;
  }
}

/** The vector of a set of pairs. */
export function vectorOf(pairs: readonly ValuedPair[], rules: Valuation = defaultRules): ObjectiveVector {
  const loads = new Map<string, number>();
  for (const { mentor } of pairs) loads.set(mentor, (loads.get(mentor) ?? 0) + 1);
  const squares = [...loads.values()].reduce((sum, load) => sum + load * load, 0);
  return levelsOf(rules).map((level) => {
    if (level.key === 'led') return loads.size;
    if (level.key === 'evenness') return 0 - (rules.counts.evenLoad ? squares : 0);
    return pairs.reduce((sum, pair) => sum + gain(level, pair, rules), 0);
  });
}
