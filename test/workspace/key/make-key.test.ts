import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCodes } from '../../../workspace/key/draw-codes.ts';
import { withStaff } from '../../../workspace/key/make-key.ts';

describe('codes', () => {
  it('are distinct, and never codes that somebody has or had', () => {
    const cases = fc.tuple(
      fc.integer({ min: 0, max: 120 }),
      fc.uniqueArray(fc.integer({ min: 100, max: 999 })),
      fc.infiniteStream(fc.nat()),
    );
    fc.assert(
      fc.property(cases, ([count, numbers, draws]) => {
        const taken = new Set(numbers.map((number) => `К-${number}`));
        const codes = drawCodes(count, taken, (limit) => (draws.next().value ?? 0) % limit);
        expect(new Set(codes).size).toBe(count);
        expect(codes.filter((code) => taken.has(code) || !/^К-\d{3,4}$/.test(code))).toEqual([]);
      }),
    );
  });

  it('reveal nothing about the order of the list', () => {
    const people = Array.from(
      { length: 40 },
      (_, i) => ({ kind: 'new', member: { row: i, name: `Тестовый ${i}`, open: {} } }) as const,
    );
    const { key } = withStaff(new Map(), people, new Set());
    const codes = [...key.keys()];
    expect(codes).not.toEqual([...codes].sort());
    expect(codes).not.toEqual([...codes].sort().reverse());
  });
});
