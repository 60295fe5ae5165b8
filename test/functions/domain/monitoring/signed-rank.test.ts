import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm, signedRank } from '../../../../functions/domain/monitoring/signed-rank.ts';

/** Counts all combinations of signs one by one. */
function byHand(differences: readonly number[]): number {
  const sizes = differences.map(Math.abs);
  const rank = (size: number) =>
    sizes.filter((other) => other < size).length + (sizes.filter((other) => other === size).length + 1) / 2;
  const ranks = sizes.map(rank);
  const observed = ranks.reduce((sum, each, i) => sum + ((differences[i] ?? 0) > 0 ? each : 0), 0);
  const sums = Array.from({ length: 2 ** ranks.length }, (_, signs) =>
    ranks.reduce((sum, each, i) => sum + ((signs >> i) & 1 ? each : 0), 0),
  );
  const below = sums.filter((sum) => sum <= observed).length;
  const above = sums.filter((sum) => sum >= observed).length;
  return Math.min(1, (2 * Math.min(below, above)) / sums.length);
}

const steps = fc.integer({ min: -4, max: 4 });

describe("Wilcoxon's signed-rank test", () => {
  it.each([
    // Values from SciPy 1.17: wilcoxon(…, method=PermutationMethod()) for up to 25 differences, method='approx', correction=True for more.
    [[-2, 2, 2, -2, -1, 2], 1, 8],
    [[1, 3, 2, -3, 2, -3, 4, 1, -1], 0.515625, 8],
    [[2, -2, -2, 3, 1, 2, 4, 2, 1, 1, 3, 4], 0.033203125, 8],
    [[1, 3, 4, 1, 1, 3, 4, 2, 1, -2, -1, -3, -3, -2, 1, -2, -1, 3, 1, 4, 3, 4, -1, 1, 2, 4], 0.034352773021801036, 6],
    [
      [
        1, 2, -1, 2, 2, 1, 2, -2, -1, 3, -3, 4, -1, 2, 3, 3, -2, 3, 4, -1, 2, 2, 2, -3, 3, 3, -2, 3, 4, 2, -1, -1, -3,
        -3, 1, 4, 3, 1, -3, -1,
      ],
      0.025078852121790212,
      6,
    ],
  ])('agrees with SciPy: %j', (differences, p, digits) => {
    expect(signedRank(differences)?.p).toBeCloseTo(p, digits);
  });

  it('counts every assignment of signs, with or without ties and zeros', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 10 }), (differences) => {
        const own = differences.filter((each) => each !== 0);
        const found = signedRank(differences);
        expect(found?.n ?? 0).toBe(own.length);
        if (found) expect(found.p).toBeCloseTo(byHand(own), 10);
      }),
    );
  });

  it('is symmetric, with the effect reversed', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 60 }), (differences) => {
        const [there, back] = [signedRank(differences), signedRank(differences.map((each) => -each))];
        expect(back?.p ?? 0).toBeCloseTo(there?.p ?? 0, 9);
        expect(back?.effect ?? 0).toBeCloseTo(-(there?.effect ?? 0), 9);
        expect(Math.abs(there?.effect ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('cannot be significant with five', () =>
    expect(signedRank([1, 2, 3, 4, 5])).toEqual({ n: 5, p: 0.0625, effect: 1 }));
});

describe("Holm's correction", () => {
  it('multiplies the smallest p-value most, and keeps the order', () => {
    expect(holm([0.04, 0.01, 0.03])).toEqual([0.06, 0.03, 0.06]);
    expect(holm([])).toEqual([]);
  });

  it('makes no value smaller, none greater than 1, and swaps no two', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (values) => {
        const corrected = holm(values);
        for (const [i, value] of values.entries()) {
          expect(corrected[i]).toBeGreaterThanOrEqual(value);
          expect(corrected[i]).toBeLessThanOrEqual(1);
          for (const [j, other] of values.entries())
            if (value < other) expect(corrected[i]).toBeLessThanOrEqual(corrected[j] ?? 0);
        }
      }),
    );
  });
});
