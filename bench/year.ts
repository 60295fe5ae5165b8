import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench } from './runner/bench.ts';
import { row } from './runner/row.ts';
import { medianTimes } from './runner/timing.ts';

const run = promisify(execFile);

/** Plays the year of a school of 16, as `npm run year` does. */
async function year(transport: 'http' | 'direct'): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'bench-year-'));
  const options = ['--seed', '3', '--calm', '--transport', transport, '--out', out];
  await run(process.execPath, ['--max-semi-space-size=64', 'cli/nastavnik.mjs', 'year', ...options]);
  await rm(out, { recursive: true });
}

export const bench: Bench = {
  claim: 'Without a network, a year of 16 teachers takes less time than over HTTP.',
  async *rows() {
    const { http, direct } = await medianTimes(
      { http: () => year('http'), direct: () => year('direct') },
      { rounds: 3 },
    );
    yield row({ name: 'year/16-teachers/http', metric: 's', ours: http / 1000 });
    const peer = { name: 'the same year over HTTP', value: http / 1000 };
    yield row({ name: 'year/16-teachers/direct', metric: 's', ours: direct / 1000, peer, goal: { ratioAtMost: 1 } });
  },
};
