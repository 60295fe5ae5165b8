import { strict as assert } from 'node:assert';
import { compareVectors, type Solution, solve } from '../functions/domain/pairing/index.ts';
import { optimumByHighs } from './pairing/highs.ts';
import { somePeople } from './pairing/people.ts';
import type { Bench } from './runner/bench.ts';
import { row } from './runner/row.ts';

/** Per kind of school: mentees, mentors, the most mentees per mentor, the share of mentees who want to be alone, and the goal in milliseconds. */
const schools = [
  ...[0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((alone) => [60, 60, 3, alone, 1000] as const),
  [72, 48, 3, 0.3, 1000],
  [36, 24, 3, 0.5, 1000],
  [36, 18, 3, 0.4, 1000],
  [40, 20, 3, 0.4, 1000],
  [60, 60, 1, 0.3, 50],
  [60, 60, 2, 0.3, 50],
  [60, 30, 3, 0.3, 50],
  [120, 120, 1, 0.3, 300],
  [120, 120, 2, 0.3, 300],
  [120, 120, 3, 0.3, 300],
] as const;
const SEEDS = 500;
/** The number of other schools of a kind that are solved first, so that Node has compiled the solver before it is timed. */
const WARM_UP = 20;
/** The number of schools of each kind that HiGHS also solves, for comparison. */
const CHECKED = 5;
/** The most mentees of a school that HiGHS solves. */
const MOST_FOR_HIGHS = 72;

function timed(work: () => Solution): { readonly solution: Solution; readonly ms: number } {
  const used = process.cpuUsage();
  const solution = work();
  const { user, system } = process.cpuUsage(used);
  return { solution, ms: (user + system) / 1000 };
}

export const bench: Bench = {
  claim:
    'People who want to be alone: of 500 random schools of each kind every answer is proved best, 99 of 100 within the goal in processor time, and HiGHS finds none better.',
  async *rows() {
    for (const [mentees, mentors, capacity, alone, atMost] of schools) {
      const name = `alone/${mentees}x${mentors}/${capacity} places/${alone * 100}%`;
      const times: number[] = [];
      const open: string[] = [];
      for (let seed = SEEDS + 1; seed <= SEEDS + WARM_UP; seed++) {
        solve(somePeople({ mentees, mentors, capacity, alone, seed }));
      }
      for (let seed = 1; seed <= SEEDS; seed++) {
        const problem = somePeople({ mentees, mentors, capacity, alone, seed });
        const { solution, ms } = timed(() => solve(problem));
        times.push(ms);
        if (solution.gap !== null) open.push(`${seed} (${solution.gap.distance.join(', ')})`);
        if (seed > CHECKED || mentees > MOST_FOR_HIGHS) continue;
        const optimum = optimumByHighs(problem);
        assert(compareVectors(solution.vector, optimum) >= 0, `${name}, seed ${seed}: HiGHS finds ${optimum.join()}`);
        assert(solution.gap !== null || compareVectors(solution.vector, optimum) === 0, `${name}, seed ${seed}`);
      }
      times.sort((a, b) => a - b);
      const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0;
      const note = open.length === 0 ? '' : `seeds with a gap: ${open.join('; ')}`;
      yield row({
        name,
        metric: 'schools unproved',
        ours: open.length,
        goal: { atMost: 0 },
        ...(note ? { note } : {}),
      });
      yield row({ name, metric: 'ms, p50', ours: at(0.5) });
      yield row({ name, metric: 'ms, p99', ours: at(0.99), goal: { atMost } });
    }
  },
};
