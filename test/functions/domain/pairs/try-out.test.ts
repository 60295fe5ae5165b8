import fc from 'fast-check';
import { expect, it } from 'vitest';
import { solve, stableSolution, whatIf } from '../../../../functions/domain/pairing/index.ts';
import { vectorText } from '../../../../functions/domain/pairs/price-text.ts';
import { tryOutNote } from '../../../../functions/domain/pairs/proposal-notes.ts';
import { randomProblem } from '../pairing/random-problem.ts';

const readiness = { ready: true } as const;

it('if stable pairs are chosen, «примерить» compares a pin with the pairs shown', () => {
  let told = 0;
  fc.assert(
    fc.property(randomProblem(5, 3), fc.nat(), fc.nat(), (problem, first, second) => {
      const optimum = solve(problem);
      const solution = stableSolution(optimum);
      const mentee = problem.mentees[first % problem.mentees.length]?.code;
      const mentor = problem.mentors[second % problem.mentors.length]?.code;
      if (mentee === undefined || mentor === undefined || mentee === mentor) return;
      const pair = { mentee, mentor };
      if (whatIf(optimum, [pair]) === null) return;
      const pinned = stableSolution(solve({ ...problem, rules: { ...problem.rules, pins: [pair] } }));
      const [note] = tryOutNote({ solution, optimum, second: null, readiness }, [pair]);
      const { why = '' } = note?.values ?? {};
      expect(why).toContain(vectorText(pinned.vector, pinned.model.problem.rules));
      const shown = new Map(solution.pairs.map((each) => [each.mentee, each.mentor]));
      const stays = pinned.pairs.every((each) => shown.get(each.mentee) === each.mentor);
      if (stays && pinned.pairs.length === solution.pairs.length) {
        expect(why).toMatch(/никто не меняет пары\. .* Вариант равноценен\.$/);
      }
      told++;
    }),
    { numRuns: 150 },
  );
  expect(told).toBeGreaterThan(20);
});
