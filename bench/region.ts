import { strict as assert } from 'node:assert';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Assignment } from '../functions/domain/pairing/assignment.ts';
import { provesOptimal } from '../functions/domain/pairing/certificate.ts';
import { seatAll } from '../functions/domain/pairing/pair-network.ts';
import { SeatSearch } from '../functions/domain/pairing/seat-search.ts';
import { TieBreaker } from '../functions/domain/pairing/tie-breaker.ts';
import type { Transport } from '../functions/domain/pairing/transport.ts';
import { inSlices } from './region/in-slices.ts';
import { regionOf } from './region/market.ts';
import type { Bench } from './runner/bench.ts';
import { row } from './runner/row.ts';
import { growthExponent } from './runner/timing.ts';

const CANDIDATES = 50;

function* pairUp(transport: Transport): Generator<void, Assignment> {
  const assignment = yield* seatAll({ transport, seats: new SeatSearch(transport) });
  yield* new TieBreaker(transport).steps(assignment);
  return assignment;
}

/** Pairs a region in slices and checks the certificate. Returns the time taken and the longest wait of other work. */
async function solved(mentees: number, mentors: number): Promise<{ ms: number; longestWait: number }> {
  const transport = regionOf(mentees, mentors, CANDIDATES);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const began = performance.now();
  const assignment = await inSlices(pairUp(transport));
  const ms = performance.now() - began;
  delays.disable();
  assert(provesOptimal(assignment), `${mentees} × ${mentors}: the prices do not prove the answer`);
  return { ms, longestWait: delays.max / 1e6 };
}

export const bench: Bench = {
  claim:
    'A region of 20,000 mentees and 8,000 mentors with 50 candidates each is paired exactly, with its certificate, in 10 s and 1 GB, and nothing else in the process waits longer than 50 ms.',
  async *rows() {
    await solved(500, 200);
    const middle = await solved(3000, 1200);
    yield row({ name: 'region/3000x1200', metric: 'ms', ours: middle.ms, goal: { atMost: 500 } });

    const points: { size: number; cost: number }[] = [];
    for (const mentees of [2500, 5000, 10_000, 20_000]) {
      const mentors = (mentees * 2) / 5;
      const { ms, longestWait } = await solved(mentees, mentors);
      points.push({ size: mentees, cost: ms });
      const name = `region/${mentees}x${mentors}`;
      const isLargest = mentees === 20_000;
      yield row({ name, metric: 'ms', ours: ms, ...(isLargest ? { goal: { atMost: 10_000 } } : {}) });
      if (!isLargest) continue;
      yield row({ name, metric: 'MB', ours: process.resourceUsage().maxRSS / 1024, goal: { atMost: 1024 } });
      yield row({ name, metric: 'longest wait, ms', ours: longestWait, goal: { atMost: 50 } });
    }
    yield row({ name: 'region/growth', metric: 'exponent', ours: growthExponent(points) });
  },
};
