import { PairingInputError } from './input-error.ts';
import type { Level, LevelKey } from './objective.ts';

/** The weight of one unit of each level in the solver's two numbers. `high` has the levels from the first to the profile; `low` has the rest. */
export interface Packing {
  /** The levels that `high` contains, the most important first. */
  readonly levels: readonly Level[];
  /** What one unit of each of these levels adds to `high`. */
  readonly units: readonly number[];
  readonly served: number;
  readonly firstNeed: number;
  readonly mutual: number;
  readonly profile: 1;
  readonly sympathy: number;
  readonly load: number;
  readonly kept: 1;
}

/** The profile of a pair, which is the lowest level in its number `high`. */
export const profileIn = (high: number, { mutual }: Pick<Packing, 'mutual'>): number => high % mutual;

interface LevelBounds {
  readonly mentees: number;
  readonly profile: number;
  readonly sympathy: number;
  /** The most that one more mentee can add to the sum of squared loads. */
  readonly place: number;
  /** The most that one pair can add to the level `priority`. */
  readonly priority?: number;
}

/** The levels of `high`, if the school chose no others. */
const usual: readonly Level[] = [
  { key: 'served', isSecond: false },
  { key: 'firstNeed', isSecond: false },
  { key: 'mutual' },
  { key: 'profile' },
];

/**
 * Mixed-radix weights: one unit of a level outweighs the largest possible sum of all lower levels in the same number. Prices, distances and their
 * sums never exceed eight times the value of a pair, so the value of a pair is limited to 2⁵⁰.
 * @throws PairingInputError if there are too many people for whole numbers below 2⁵³
 */
export function packingFor(bounds: LevelBounds, levels: readonly Level[] = usual): Packing {
  // Rounded up to a power of two, so that one more teacher rarely changes the weights.
  const count = 2 ** Math.ceil(Math.log2(bounds.mentees + 1));
  const most: Partial<Record<LevelKey, number>> = { priority: bounds.priority ?? 0, profile: bounds.profile };
  const high = levels.filter(({ key }) => key !== 'sympathy' && key !== 'evenness');
  let above = 1;
  const units = high
    .toReversed()
    .map(({ key }) => {
      const unit = above;
      above *= key in most ? count * (most[key] ?? 0) + 1 : count;
      return unit;
    })
    .toReversed();
  const unitOf = (key: LevelKey) => units[high.findIndex((level) => level.key === key)] ?? 0;
  const load = count;
  const sympathy = load * (count * bounds.place + 1);
  if (2 * (above / count) > 2 ** 50 || Math.max(1, bounds.sympathy) * sympathy > 2 ** 50) {
    throw new PairingInputError(
      `В одном подборе слишком много наставляемых: ${bounds.mentees}. Разделите подбор, например, по школам или районам.`,
    );
  }
  const [served, firstNeed, mutual] = [unitOf('served'), unitOf('firstNeed'), unitOf('mutual')];
  return { levels: high, units, served, firstNeed, mutual, profile: 1, sympathy, load, kept: 1 };
}
