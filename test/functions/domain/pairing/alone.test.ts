import { describe, expect, it } from 'vitest';
import { somePeople } from '../../../../bench/pairing/people.ts';
import { provesOptimal, solve } from '../../../../functions/domain/pairing/index.ts';

/** Schools that HiGHS has solved, level by level: mentees, mentors, share of those who want to be alone, seed, optimum. */
const schools: readonly (readonly [number, number, number, number, readonly number[]])[] = [
  [60, 60, 0.4, 28, [60, 60, 4, 518, 43, -88]],
  [60, 60, 0.4, 35, [60, 60, 5, 508, 50, -86]],
  [60, 60, 0.4, 113, [60, 60, 3, 517, 30, -96]],
  [60, 60, 0.4, 244, [60, 60, 0, 510, 17, -92]],
  [60, 60, 0.4, 493, [60, 60, 4, 514, 34, -88]],
  [60, 60, 0.4, 497, [60, 60, 0, 510, 17, -96]],
  [36, 24, 0.5, 7, [34, 34, 3, 259, 30, -62]],
  [36, 24, 0.5, 8, [35, 35, 3, 257, 31, -67]],
  [36, 18, 0.4, 1, [32, 32, 4, 221, 31, -72]],
  [36, 18, 0.4, 2, [33, 33, 2, 235, 28, -77]],
  [36, 18, 0.4, 6, [30, 30, 2, 213, 28, -66]],
  [40, 20, 0.4, 1, [35, 35, 1, 276, 30, -79]],
  [40, 20, 0.4, 2, [37, 37, 3, 268, 18, -87]],
  [40, 20, 0.4, 6, [36, 34, 6, 244, 44, -82]],
  [40, 20, 0.4, 7, [35, 35, 2, 273, 26, -79]],
  [120, 120, 0.3, 8, [120, 120, 0, 1074, 28, -166]],
];

describe('the solver, if people want to be alone with their mentor', () => {
  it.each(schools)(
    'finds and proves the optimum for %i mentees and %i mentors, of whom the share %f wants to be alone (seed %i)',
    (mentees, mentors, alone, seed, optimum) => {
      const { vector, gap, model } = solve(somePeople({ mentees, mentors, capacity: 3, alone, seed }));
      expect([vector, gap]).toEqual([optimum, null]);
      expect(provesOptimal(model.root)).toBe(true);
    },
  );

  /** An independent search over all transport problems found this answer. */
  it('answers with the smallest list of codes among equally good sets', () => {
    const { pairs } = solve(somePeople({ mentees: 60, mentors: 60, capacity: 3, alone: 0.4, seed: 4 }));
    const mentorOf = (code: string) => pairs.find(({ mentee }) => mentee === code)?.mentor;
    expect([mentorOf('Н-00002'), mentorOf('Н-00053')]).toEqual(['М-00009', 'М-00040']);
  });

  it('gives a finite bound, whatever the number of nodes after which it stops', () => {
    const problem = somePeople({ mentees: 12, mentors: 6, capacity: 3, alone: 0.4, seed: 5 });
    for (let nodeLimit = 0; nodeLimit <= 120; nodeLimit += 4) {
      const { gap } = solve(problem, { nodeLimit });
      expect(gap?.bound.every(Number.isFinite) ?? true).toBe(true);
    }
  });

  it('is not slower if everybody wants a group', () => {
    const { mentees, mentors, rules } = somePeople({ mentees: 5, mentors: 2, capacity: 3 });
    const alike = mentees.map((one) => ({ ...one, needs: ['area'], together: true, vetoes: [], choices: [] }));
    const school = { mentees: alike, mentors: mentors.map((one) => ({ ...one, offers: ['area'], vetoes: [] })) };
    const { pairs, gap, nodes } = solve({ ...school, rules: { ...rules, leastGroup: 3 }, excluded: [] });
    expect([pairs.length, gap]).toEqual([3, null]);
    expect(nodes).toBeLessThan(1000);
  });
});
