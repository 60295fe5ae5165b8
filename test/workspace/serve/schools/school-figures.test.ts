import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inSteps,
  PEOPLE_COLUMNS,
  type SchoolFigures,
  shownFigures,
} from '../../../../workspace/serve/schools/school-figures.ts';

const count = fc.integer({ min: 0, max: 30 });
const figures: fc.Arbitrary<SchoolFigures> = fc
  .record({ mentees: count, mentors: count, pairs: count, meetings: count })
  .map((counts) => ({ at: 0, ...counts, done: 0, activities: 37, alerts: [] }));

/** The days of some schools, as they are. */
const weeks = fc
  .integer({ min: 1, max: 4 })
  .chain((schools) =>
    fc.array(fc.array(figures, { minLength: schools, maxLength: schools }), { minLength: 2, maxLength: 8 }),
  );

describe('what an overseer sees of the schools', () => {
  test('no count and no difference of two days is a group of one to four people', () => {
    fc.assert(
      fc.property(weeks, (days) => {
        let seen: readonly SchoolFigures[] = [];
        let before: readonly (SchoolFigures | undefined)[] = [];
        for (const day of days) {
          seen = day.map((present, i) => inSteps(seen[i], present));
          const { hidden, sums } = shownFigures(new Map(seen.map((each, i) => [String(i), each])));
          const shown = seen.map((each, i) => (hidden.has(String(i)) ? undefined : each));
          for (const column of PEOPLE_COLUMNS) {
            for (const [i, each] of shown.entries()) {
              if (!each) continue;
              expect(each[column] === 0 || each[column] >= 5).toBe(true);
              const step = Math.abs(each[column] - (before[i]?.[column] ?? each[column]));
              expect(step === 0 || step >= 5).toBe(true);
            }
            // The sum tells nothing that the rows do not tell.
            expect(sums[column]).toBe(shown.reduce((total, each) => total + (each?.[column] ?? 0), 0));
          }
          before = shown;
        }
      }),
    );
  });

  test('the figures stay near the present ones', () => {
    fc.assert(
      fc.property(fc.array(figures, { minLength: 1 }), (days) => {
        let seen: SchoolFigures | undefined;
        for (const present of days) {
          seen = inSteps(seen, present);
          for (const column of PEOPLE_COLUMNS) expect(Math.abs(seen[column] - present[column])).toBeLessThan(5);
        }
      }),
    );
  });
});
