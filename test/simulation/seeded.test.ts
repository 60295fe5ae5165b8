import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../simulation/seeded.ts';

const label = fc.oneof(fc.string(), fc.integer());

describe('seeded', () => {
  test('the same labels give the same sequence', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1 }), (labels) => {
        const course = () => Array.from({ length: 20 }, seeded(...labels).next);
        expect(course()).toEqual(course());
      }),
    );
  });

  test('similar labels give different sequences', () => {
    const firsts = new Set(Array.from({ length: 500 }, (_, i) => seeded(1, 'persona', i).next()));
    expect(firsts.size).toBe(500);
  });

  test('whole numbers stay within their bounds and reach both', () => {
    const chance = seeded('dice');
    const thrown = new Set(Array.from({ length: 300 }, () => chance.int(1, 6)));
    expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a sample has each element once and loses none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.nat(30), fc.string(), (list, count, seed) => {
        const sample = seeded(seed).sample(list, count);
        expect(sample).toHaveLength(Math.min(count, list.length));
        expect(new Set(sample).size).toBe(sample.length);
        expect(sample.every((one) => list.includes(one))).toBe(true);
      }),
    );
  });

  test('picking from an empty list fails', () => {
    expect(() => seeded('empty').pick([])).toThrow(RangeError);
  });
});
