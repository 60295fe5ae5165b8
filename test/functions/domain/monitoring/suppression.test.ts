import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSuppressed, shownParts } from '../../../../functions/domain/monitoring/suppression.ts';

it.each([
  [
    [12, 7],
    [12, 7],
  ],
  [
    [10, 0, 0],
    [10, 0, 0],
  ],
  [
    [12, 3],
    [undefined, undefined],
  ],
  [
    [12, 6, 1],
    [12, undefined, undefined],
  ],
  [
    [20, 3, 4, 0],
    [20, undefined, undefined, undefined],
  ],
  [
    [9, 6, 1, 1],
    [9, undefined, undefined, undefined],
  ],
])('%j is shown as %j', (parts, shown) => {
  expect(shownParts(parts)).toEqual(shown);
});

/** All ways to write `sum` as `count` whole numbers. */
function ways(sum: number, count: number): number[][] {
  if (count === 1) return [[sum]];
  return Array.from({ length: sum + 1 }, (_, first) =>
    ways(sum - first, count - 1).map((rest) => [first, ...rest]),
  ).flat();
}

it('no subtraction from a total finds a part of one to four people, in any table', () => {
  const table = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(table, (parts) => {
      const shown = shownParts(parts);
      const total = parts.reduce((a, b) => a + b, 0);
      fc.pre(!isSuppressed(total));
      for (const part of shown) expect(part !== undefined && part > 0 && isSuppressed(part)).toBe(false);
      const hidden = parts.flatMap((_, i) => (shown[i] === undefined ? [i] : []));
      if (hidden.length === 0) return;
      const rest = total - shown.reduce<number>((sum, part) => sum + (part ?? 0), 0);
      // A reader knows the total and the shown parts, and tries every table that fits.
      const fitting = ways(rest, hidden.length);
      for (const [place, i] of hidden.entries()) {
        if ((parts[i] ?? 0) === 0) continue;
        expect(new Set(fitting.map((way) => way[place])).size).toBeGreaterThan(1);
      }
      expect(rest).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 300 },
  );
});
