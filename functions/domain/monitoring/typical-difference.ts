/** The limits of a confidence interval, in the units of the differences. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The probability that the true value is outside the interval. */
const ALPHA = 0.05;

/**
 * At least this many averages must lie outside the interval on each side. Four people have ten averages of two values. With fewer averages outside, a
 * limit of the interval could be the value of one of four people. Eleven differences leave out ten averages.
 */
const FEWEST_LEFT_OUT = 10;

/** Above this number of differences, the normal approximation is close enough and replaces the exact distribution. */
const MOST_EXACT = 100;

/** The 97.5 % quantile of the normal distribution. */
const NORMAL_QUANTILE = 1.959963984540054;

/**
 * The position of the interval's limit among the sorted averages: the largest k with P(W < k) ≤ 2.5 %, for the signed-rank sum W of `n` differences.
 */
function placeOfEnd(n: number): number {
  const total = (n * (n + 1)) / 2;
  if (n > MOST_EXACT) {
    return Math.floor(total / 2 + 0.5 - NORMAL_QUANTILE * Math.sqrt((total * (2 * n + 1)) / 12));
  }
  const ways = new Array<number>(total + 1).fill(0);
  ways[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = total; sum >= rank; sum--) ways[sum] = (ways[sum] ?? 0) + (ways[sum - rank] ?? 0);
  }
  const most = (ALPHA / 2) * 2 ** n;
  let tail = 0;
  let k = 0;
  while (tail + (ways[k] ?? 0) <= most) tail += ways[k++] ?? 0;
  return k;
}

/** The averages of all pairs of values, each value also with itself, with their counts, in ascending order. */
function averages(values: readonly number[]): (readonly [average: number, count: number])[] {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  const distinct = [...times];
  return distinct
    .flatMap(([a, countA], i) =>
      distinct
        .slice(i)
        .map(([b, countB]) => [(a + b) / 2, a === b ? (countA * (countA + 1)) / 2 : countA * countB] as const),
    )
    .sort(([a], [b]) => a - b);
}

/** The average at a place, counted from 1. */
function atPlace(sorted: readonly (readonly [number, number])[], place: number): number {
  let seen = 0;
  const found = sorted.find(([, count]) => {
    seen += count;
    return seen >= place;
  });
  return found?.[0] ?? Number.NaN;
}

/**
 * A 95 % confidence interval for the typical difference (Hodges and Lehmann's pseudo-median) by Wilcoxon's signed-rank test
 * (Hollander, Wolfe, Chicken, Nonparametric Statistical Methods, 3.3). It includes both ends, so it covers at least 95 % even with ties. Undefined if its
 * ends could show what one to four people answered.
 */
export function typicalDifference(differences: readonly number[]): Interval | undefined {
  const place = placeOfEnd(differences.length);
  if (place <= FEWEST_LEFT_OUT) return undefined;
  const sorted = averages(differences);
  return { low: atPlace(sorted, place), high: atPlace(sorted.toReversed(), place) };
}
