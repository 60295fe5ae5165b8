import { strict as assert } from 'node:assert';
import {
  type PairCode,
  pairPrices,
  provesOptimal,
  type Solution,
  solve,
  whatIf,
} from '../../functions/domain/pairing/index.ts';
import { type Row, row } from '../runner/row.ts';
import { medianTimes } from '../runner/timing.ts';
import { somePeople } from './people.ts';

/** Finds two mentees who could swap mentors. */
function possibleSwap(solution: Solution): PairCode[] {
  for (const one of solution.pairs) {
    for (const other of solution.pairs) {
      const pins = [
        { mentee: one.mentee, mentor: other.mentor },
        { mentee: other.mentee, mentor: one.mentor },
      ];
      if (one.mentor !== other.mentor && whatIf(solution, pins) !== null) return pins;
    }
  }
  throw new Error('no two mentees of the school can change places');
}

/** Measures complete pairings, and the questions that the curator asks about a pairing. */
export async function* capacityRows(): AsyncGenerator<Row> {
  const cases = [
    { name: '300x60', problem: somePeople({ mentees: 300, mentors: 60, capacity: 6 }), atMost: 5, rounds: 25 },
    { name: '2000x400', problem: somePeople({ mentees: 2000, mentors: 400, capacity: 6 }), atMost: 250, rounds: 7 },
  ];
  for (const { name, problem, atMost, rounds } of cases) {
    const solution = solve(problem);
    assert(provesOptimal(solution.model.root) && solution.gap === null);
    const { ours } = await medianTimes({ ours: () => solve(problem) }, { rounds, warmUp: rounds });
    yield row({ name: `assignment/capacity/${name}`, metric: 'ms', ours, goal: { atMost } });
  }
  const wide = solve(somePeople({ mentees: 300, mentors: 60, capacity: 6 }));
  const prices = await medianTimes({ ours: () => pairPrices(wide) }, { rounds: 9, warmUp: 5 });
  yield row({ name: 'assignment/price-of-every-pair/300x60', metric: 'ms', ours: prices.ours, goal: { atMost: 200 } });

  const school = solve(somePeople({ mentees: 120, mentors: 60, capacity: 3 }));
  const pins = possibleSwap(school);
  const asked = await medianTimes({ ours: () => whatIf(school, pins) }, { rounds: 25, warmUp: 5 });
  yield row({ name: 'assignment/what-if-two-pins/120', metric: 'ms', ours: asked.ours, goal: { atMost: 100 } });
}
