import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signedRank } from '../../../../functions/domain/monitoring/signed-rank.ts';
import { typicalDifference } from '../../../../functions/domain/monitoring/typical-difference.ts';

/** Differences whose averages of two are all distinct, so that no shift causes ties. */
const untied = fc
  .shuffledSubarray(
    Array.from({ length: 20 }, (_, i) => 2 ** i * 3 - 2 ** 18),
    { minLength: 11, maxLength: 20 },
  )
  .map((values) => values.map((value) => value / 2 ** 10));

describe('the interval of the typical difference', () => {
  it('contains exactly the shifts that the signed-rank test does not reject', () => {
    fc.assert(
      fc.property(untied, (differences) => {
        const interval = typicalDifference(differences);
        if (!interval) throw new Error('no interval');
        const p = (shift: number) => signedRank(differences.map((each) => each - shift))?.p ?? 1;
        const step = 2 ** -12;
        expect(p(interval.low + step)).toBeGreaterThan(0.05);
        expect(p(interval.high - step)).toBeGreaterThan(0.05);
        expect(p(interval.low - step)).toBeLessThanOrEqual(0.05);
        expect(p(interval.high + step)).toBeLessThanOrEqual(0.05);
      }),
    );
  });

  it('moves by a constant that is added to the differences, and is mirrored with them', () => {
    const some = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 11, maxLength: 150 });
    fc.assert(
      fc.property(some, fc.integer({ min: -5, max: 5 }), (differences, shift) => {
        const { low = 0, high = 0 } = typicalDifference(differences) ?? {};
        expect(low).toBeLessThanOrEqual(high);
        expect(typicalDifference(differences.map((each) => each + shift))).toEqual({
          low: low + shift,
          high: high + shift,
        });
        const turned = typicalDifference(differences.map((each) => -each));
        expect([turned?.low, turned?.high]).toEqual([0 - high, 0 - low]);
      }),
    );
  });

  it('covers the true shift with a probability of at least 95 %, even with ties', () => {
    // If nothing has changed, every assignment of signs to the sizes is equally likely.
    const sizes = [1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5];
    const all = Array.from({ length: 2 ** sizes.length }, (_, signs) =>
      sizes.map((size, i) => ((signs >> i) & 1 ? size : -size)),
    );
    const covering = all.filter((differences) => {
      const interval = typicalDifference(differences);
      return interval && interval.low <= 0 && interval.high >= 0;
    });
    expect(covering.length / all.length).toBeGreaterThanOrEqual(0.95);
  });

  it('is absent for ten people, because its ends could show the answers of at most four', () => {
    const rising = Array.from({ length: 10 }, (_, i) => i);
    expect(typicalDifference(rising)).toBeUndefined();
    expect(typicalDifference([...rising, 10])).toEqual({ low: 2.5, high: 7.5 });
    expect(typicalDifference([])).toBeUndefined();
  });

  it('is nearly the same for the last exact size and the first approximated size', () => {
    const values = (n: number) => Array.from({ length: n }, (_, i) => (i * 37) % 101);
    const [exact, near] = [typicalDifference(values(100)), typicalDifference(values(101))];
    expect(Math.abs((exact?.low ?? 0) - (near?.low ?? 99))).toBeLessThan(1);
    expect(Math.abs((exact?.high ?? 0) - (near?.high ?? 99))).toBeLessThan(1);
  });
});
