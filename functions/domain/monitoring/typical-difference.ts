/** The limits of a confidence interval, in the units of the differences. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The probability that the true value is outside the interval. */
const ALPHA = 0.05;

/**
 * The fewest averages that each end of the interval leaves out. Four people give ten averages of two, so an end that leaves out fewer could be a value
 * of single people. With eleven differences ten are left out.
 */
const FEWEST_LEFT_OUT = 10;

/** The most differences for the exact distribution. With more differences, the normal approximation is close enough. */
const MOST_EXACT = 100;

/** The 97.5 % quantile of the normal distribution. */
const NORMAL_QUANTILE = 1.959963984540054;

/** The place of the interval's end among the sorted averages: the largest k with P(W < k) ≤ 2.5 %, for the rank sum W of `n` differences. */
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

/** The first average of which at least `place` averages (this one included) are not beyond it. */
function atPlace(sorted: readonly (readonly [number, number])[], place: number): number {
  let seen = 0;
  const found = sorted.find(([, count]) => {
    seen += count;
    return seen >= place;
  });
  return found?.[0] ?? Number.NaN;
}

/**
 * A 95 % confidence interval for the typical difference (Hodges and Lehmann's pseudo-median) from the exact distribution of Wilcoxon's rank sum
 * (Hollander, Wolfe, Chicken, Nonparametric Statistical Methods, 3.3). Both ends belong to it, so with ties it covers at least 95 %. Undefined if its
 * ends could show what single people answered.
 */
export function typicalDifference(differences: readonly number[]): Interval | undefined {
  const place = placeOfEnd(differences.length);
  if (place <= FEWEST_LEFT_OUT) return undefined;
  const sorted = averages(differences);
  return { low: atPlace(sorted, place), high: atPlace(sorted.toReversed(), place) };
}
