import type { RowOf } from '../desired.ts';
import {
  alternatives,
  blockingPairs,
  compareVectors,
  levelsOf,
  lossClause,
  type PairCode,
  type PairPrice,
  pairPrices,
  type Rules,
  type Solution,
  stableWithoutEach,
} from '../pairing/index.ts';
import { moves, pairText, priceText, vectorText } from './price-text.ts';
import type { Matching } from './proposals.ts';

/** What would change without one of the pairs, in words. */
interface Removal {
  /** What is lost without the pair of this mentee. */
  readonly prices: ReadonlyMap<string, string>;
  /** Up to three similar sets of pairs, best first. */
  readonly alternatives: readonly RowOf<'proposal'>[];
}

const MOST_ALTERNATIVES = 3;

const alternative = (why: string): RowOf<'proposal'> => ({ values: { state: 'alternative', why } });

/** The price of each proposed pair and the alternatives, by the school's method. */
export function removalOf({ solution, optimum }: Matching): Removal {
  return solution.stability === null ? removalFrom(optimum) : removalFromStable(solution, optimum);
}

function removalFrom(optimum: Solution): Removal {
  const { unmatched, model } = optimum;
  const { rules } = model.problem;
  return {
    prices: new Map(pairPrices(optimum).map((price) => [price.mentee, priceSentence(price, unmatched.length, rules)])),
    alternatives: alternatives(optimum, MOST_ALTERNATIVES).map((other) => {
      const doubt = other.exact ? '' : ' Возможно, есть и лучший из таких вариантов: перебор остановлен.';
      return alternative(
        `${moves(optimum, other)}. ${vectorText(other.vector, rules)} ${priceText(optimum, other.vector)}${doubt}`,
      );
    }),
  };
}

/** What is lost without a pair, as a sentence. */
export function priceSentence(
  { loss, exact }: Pick<PairPrice, 'loss' | 'exact'>,
  unmatched: number,
  rules: Rules,
): string {
  const at = loss.findIndex((value) => value !== 0);
  const level = levelsOf(rules)[at];
  const amount = loss[at] ?? 0;
  if (!exact) {
    return amount > 0
      ? 'Без неё итог был бы хуже; насколько, неизвестно: перебор остановлен.'
      : 'Цена неизвестна: перебор остановлен.';
  }
  if (amount < 0) return 'Без неё итог был бы лучше.';
  return level === undefined ? 'Есть равноценная замена.' : `Без неё ${lossClause({ level, amount }, unmatched)}.`;
}

/** If the pairs were chosen to be stable, we compare with the stable set without the pair. */
function removalFromStable(solution: Solution, optimum: Solution): Removal {
  const { rules } = solution.model.problem;
  const without = stableWithoutEach(optimum, solution);
  const keyOf = ({ pairs }: Solution) => pairs.map(pairText).join();
  const others = new Map(without.flatMap(({ other }) => (other === null ? [] : [[keyOf(other), other]])));
  const sorted = [...others.values()].toSorted(
    (a, b) => compareVectors(b.vector, a.vector) || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
  return {
    prices: new Map(without.map(({ pair, other }) => [pair.mentee, stablePriceSentence(solution, other)])),
    alternatives: sorted
      .slice(0, MOST_ALTERNATIVES)
      .map((other) =>
        alternative(
          `${moves(solution, other)}. ${vectorText(other.vector, rules)} ${priceText(solution, other.vector)} ${blockedBy(blockingPairs(other))}`,
        ),
      ),
  };
}

function stablePriceSentence({ vector, unmatched, model }: Solution, other: Solution | null): string {
  if (other === null) return 'Цена неизвестна: перебор остановлен.';
  switch (other.stability?.outcome) {
    case 'none':
      return 'Без неё устойчивого набора пар нет.';
    case 'gaveUp':
      return 'Цена неизвестна: устойчивый набор без неё не найден, перебор остановлен.';
    default: {
      const loss = vector.map((value, level) => value - (other.vector[level] ?? 0));
      return priceSentence({ loss, exact: true }, unmatched.length, model.problem.rules);
    }
  }
}

function blockedBy(blocking: readonly PairCode[]): string {
  return blocking.length === 0
    ? 'Никакие двое не предпочли бы друг друга.'
    : `Предпочли бы друг друга: ${blocking.map(pairText).join(', ')}.`;
}
