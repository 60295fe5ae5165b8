import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Family, familyNames, matrixOf } from './assignment/families.ts';
import type { SolverName } from './assignment/solvers.ts';
import { capacityRows } from './pairing/capacity-rows.ts';
import type { Bench } from './runner/bench.ts';
import { type Peer, row } from './runner/row.ts';

const SIZES = [100, 300, 500, 1000, 2000];
const PEERS = ['munkres', 'linear-sum-assignment', 'highs'] as const satisfies readonly SolverName[];
const LIMIT_MS = 60_000;
/** The largest matrix for HiGHS. The text model of a larger matrix outgrows the WebAssembly memory. */
const MOST_FOR_HIGHS = 100;

const run = promisify(execFile);

/** Solvers that did not finish a smaller matrix of a family. We give them no larger matrix of that family. */
const tooSlow = new Set<string>();

interface Timed {
  readonly optimum: number;
  readonly ms: number;
}

/** Runs a solver in its own process. Returns the result, or why there is no result. */
async function timed(command: string, args: readonly string[]): Promise<Timed | string> {
  try {
    const { stdout } = await run(command, [...args], { timeout: LIMIT_MS });
    return JSON.parse(stdout) as Timed;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'killed' in error && error.killed === true
      ? `not done in ${LIMIT_MS / 1000} s`
      : 'not installed, or it failed';
  }
}

const javascript = (name: SolverName, family: Family, size: number) =>
  timed(process.execPath, ['--import', 'tsx', 'bench/assignment/run-solver.ts', name, family, String(size)]);

async function scipy(family: Family, size: number): Promise<Timed | string> {
  const folder = await mkdtemp(join(tmpdir(), 'nastavnik-bench-'));
  try {
    const path = join(folder, 'matrix');
    await writeFile(path, matrixOf(family, size));
    return await timed('python3', ['bench/assignment/run_scipy.py', path, String(size)]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The fastest npm solver that finds the optimum. The note names the solvers that fail. */
async function fastestPeer(family: Family, size: number, optimum: number): Promise<{ peer: Peer; note: string }> {
  const notes: string[] = [];
  let fastest: { name: string; value: number } | undefined;
  for (const name of PEERS) {
    if ((name === 'highs' && size > MOST_FOR_HIGHS) || tooSlow.has(`${name}/${family}`)) continue;
    const answer = await javascript(name, family, size);
    if (typeof answer === 'string') {
      tooSlow.add(`${name}/${family}`);
      notes.push(`${name}: ${answer}`);
    } else if (answer.optimum !== optimum) notes.push(`${name}: ${answer.optimum} instead of ${optimum}`);
    else if (fastest === undefined || answer.ms < fastest.value) fastest = { name, value: answer.ms };
  }
  return { peer: fastest ?? { name: 'npm', skipped: 'none finds the optimum' }, note: notes.join('; ') };
}

export const bench: Bench = {
  claim:
    'Dense assignment of whole costs: at 1000 × 1000 at most half the time of the fastest exact npm package and at most 1.5 times that of SciPy (C++), on every family; with places, milliseconds.',
  async *rows() {
    yield* capacityRows();
    for (const size of SIZES) {
      for (const family of familyNames) {
        const ours = await javascript('ours', family, size);
        assert(typeof ours !== 'string', `ours on ${family}/${size}: ${String(ours)}`);
        if (family === 'product') assert.equal(ours.optimum, (size * (size + 1) * (size + 2)) / 6);
        const { peer, note } = await fastestPeer(family, size, ours.optimum);
        const common = { metric: 'ms', ours: ours.ms };
        const isJudged = size === 1000;
        yield row({
          ...common,
          name: `assignment/${family}/${size}`,
          peer,
          ...(isJudged ? { goal: { ratioAtMost: 0.5 } } : {}),
          ...(note ? { note } : {}),
        });
        const reference = await scipy(family, size);
        if (typeof reference !== 'string') assert.equal(ours.optimum, reference.optimum, `${family}/${size}`);
        yield row({
          ...common,
          name: `assignment/${family}/${size}`,
          peer:
            typeof reference === 'string'
              ? { name: 'SciPy', skipped: reference }
              : { name: 'SciPy', value: reference.ms },
          ...(isJudged ? { goal: { ratioAtMost: 1.5 } } : {}),
        });
      }
    }
  },
};
