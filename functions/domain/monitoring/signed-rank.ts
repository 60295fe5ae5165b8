/** The result of a test for a difference between paired values. */
export interface SignedRank {
  readonly n: number;
  /** The two-sided probability that chance alone gives such a difference or a larger one. */
  readonly p: number;
  /** Matched-pairs rank-biserial correlation, from 1 (everybody rose) to −1 (everybody fell). */
  readonly effect: number;
}

/** The most differences for the exact test. With more differences, the normal approximation is close enough. */
const MOST_EXACT = 25;

/** Ranks from 1, doubled because ties have half ranks, and the sizes of the groups of ties. */
function doubledRanks(values: readonly number[]): { ranks: number[]; ties: number[] } {
  const sorted = [...values].sort((a, b) => a - b);
  const ties = [...new Set(sorted)].map((value) => sorted.lastIndexOf(value) - sorted.indexOf(value) + 1);
  return { ranks: values.map((value) => sorted.indexOf(value) + sorted.lastIndexOf(value) + 2), ties };
}

/** Of all 2ⁿ choices of signs, the share with a positive rank sum of at most `sum`, and the share with at least `sum`. */
function exactTails(ranks: readonly number[], sum: number): readonly [number, number] {
  const total = ranks.reduce((a, b) => a + b, 0);
  const ways = new Array<number>(total + 1).fill(0);
  ways[0] = 1;
  for (const rank of ranks) for (let s = total; s >= rank; s--) ways[s] = (ways[s] ?? 0) + (ways[s - rank] ?? 0);
  const count = (from: number, to: number) => ways.slice(from, to + 1).reduce((a, b) => a + b, 0) / 2 ** ranks.length;
  return [count(0, sum), count(sum, total)];
}

/** Upper tail of the normal distribution, to 7 decimals (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (series * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/**
 * Wilcoxon's two-sided signed-rank test. Zeros are dropped, and ties share the mid-rank. Above 25 differences we use the normal approximation with
 * tie and continuity corrections (Hollander, Wolfe, Chicken, Nonparametric Statistical Methods, 3.1; effect: Kerby 2014, The Simple Difference
 * Formula). Undefined if all differences are zero.
 */
export function signedRank(differences: readonly number[]): SignedRank | undefined {
  const own = differences.filter((difference) => difference !== 0);
  const n = own.length;
  if (n === 0) return undefined;
  const { ranks, ties } = doubledRanks(own.map(Math.abs));
  const positive = ranks.reduce((sum, rank, i) => sum + ((own[i] ?? 0) > 0 ? rank : 0), 0);
  const total = n * (n + 1);
  const effect = (2 * positive - total) / total;
  if (n <= MOST_EXACT) return { n, p: Math.min(1, 2 * Math.min(...exactTails(ranks, positive))), effect };
  const variance = (total * (2 * n + 1)) / 24 - ties.reduce((sum, t) => sum + t ** 3 - t, 0) / 48;
  const z = Math.max(0, Math.abs(positive / 2 - total / 4) - 0.5) / Math.sqrt(variance);
  return { n, p: Math.min(1, 2 * upperTail(z)), effect };
}

/**
 * Corrects p-values for multiple tests (Holm, A Simple Sequentially Rejective Multiple Test Procedure, 1979). The result has the order of `values`.
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const corrected = [...values];
  let least = 0;
  for (const [place, i] of order.entries()) {
    least = Math.max(least, Math.min(1, (values[i] ?? 0) * (values.length - place)));
    corrected[i] = least;
  }
  return corrected;
}
