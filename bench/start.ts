import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './runner/bench.ts';
import { row } from './runner/row.ts';
import { median } from './runner/timing.ts';
import { started } from './start/started.ts';

const ROUNDS = 5;

/** The times of one start in milliseconds. */
async function times(...words: readonly string[]): Promise<{ address: number; complete: number }> {
  const { address, complete, stop } = await started(...words);
  await stop();
  return { address, complete };
}

export const bench: Bench = {
  claim: 'npm start names its address within 3 s, and a later start within 1.5 s.',
  async *rows() {
    const data = await mkdtemp(join(tmpdir(), 'bench-start-'));
    const school = ['--max-semi-space-size=64', 'cli/nastavnik.mjs', 'start', '--today', '2026-11-20', '--data', data];
    // The first start with a new source also prepares the program.
    await rm('dist/prepared', { recursive: true, force: true });
    const first = await times(...school);
    yield row({ name: 'start/first/address', metric: 'ms', ours: first.address, goal: { atMost: 3000 } });
    yield row({ name: 'start/first/complete', metric: 'ms', ours: first.complete });
    const later: (typeof first)[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      later.push(await times(...school));
      bare.push((await times('bench/start/bare-server.mjs')).address);
    }
    await rm(data, { recursive: true });
    const peer = { name: 'bare node:http server', value: median(bare) };
    const address = median(later.map((each) => each.address));
    yield row({ name: 'start/later/address', metric: 'ms', ours: address, peer, goal: { atMost: 1500 } });
    yield row({ name: 'start/later/complete', metric: 'ms', ours: median(later.map((each) => each.complete)), peer });
  },
};
