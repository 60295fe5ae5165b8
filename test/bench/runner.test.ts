import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { benchNames, loadBench } from '../../bench/runner/benches.ts';
import { row } from '../../bench/runner/row.ts';
import { table } from '../../bench/runner/table.ts';
import { growthExponent, medianTimes } from '../../bench/runner/timing.ts';

const run = promisify(execFile);
const cli = (...args: string[]) => run(process.execPath, ['--import', 'tsx', 'bench/runner/main.ts', ...args]);

describe('the benches', () => {
  it('are the files of the folder, each with a claim and rows', async () => {
    expect(benchNames()).toContain('emulator');
    for (const name of benchNames()) {
      const { claim, rows } = await loadBench(name);
      expect(claim, name).toMatch(/\w.*\.$/);
      expect(rows, name).toBeInstanceOf(Function);
    }
  });

  it('refuse an unknown name, and list the known names', async () => {
    const refusal = await cli('pairing-speed').catch((error: { code: number; stderr: string }) => error);
    expect(refusal).toMatchObject({ code: 1, stderr: expect.stringContaining(benchNames().join(', ')) });
  });
});

describe('a row', () => {
  const base = { name: 'emulator/start', metric: 'ms', ours: 30 };

  it('judges a ratio to the peer', () => {
    const judged = (ratioAtMost: number) => row({ ...base, peer: { name: 'bare', value: 20 }, goal: { ratioAtMost } });
    expect(judged(1.5)).toMatchObject({ peer: 20, peerName: 'bare', ratio: 1.5, goal: 'ratio ≤ 1.5', ok: true });
    expect(judged(1.4).ok).toBe(false);
  });

  it('judges our own figure', () => {
    expect(row({ ...base, goal: { atMost: 30 } })).toMatchObject({ goal: '≤ 30', ok: true, ratio: null });
    expect(row({ ...base, goal: { atMost: 29 } }).ok).toBe(false);
    expect(row({ ...base, goal: { exactly: 1 } })).toMatchObject({ goal: '= 1', ok: false });
  });

  it('judges nothing if the peer is not installed, and says why', () => {
    const skipped = row({ ...base, peer: { name: 'SciPy', skipped: 'not installed' }, goal: { ratioAtMost: 1 } });
    expect(skipped).toMatchObject({ peer: null, peerName: 'SciPy', ratio: null, ok: null });
    expect(skipped.note).toBe('SciPy skipped: not installed');
    expect(table([skipped])).toContain('- emulator/start: SciPy skipped: not installed');
  });

  it('is in a Markdown table with aligned columns', () => {
    const lines = table([row(base), row({ ...base, name: 'emulator/batchGet/10000-cells', ours: 1.23456 })]).split(
      '\n',
    );
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
    expect(lines.at(-1)).toContain('| 1.23 |');
  });
});

describe('timing', () => {
  it('finds the exponent of a growth', () => {
    const points = [100, 200, 400, 800].map((size) => ({ size, cost: 3 * size ** 1.5 }));
    expect(growthExponent(points)).toBeCloseTo(1.5, 10);
  });

  it('alternates between the tasks and drops the warm-up rounds', async () => {
    const turns: string[] = [];
    const works = { ours: () => turns.push('ours'), peer: () => turns.push('peer') };
    const times = await medianTimes(works, { rounds: 2, warmUp: 1 });
    expect(turns).toEqual(['ours', 'peer', 'ours', 'peer', 'ours', 'peer']);
    expect(Object.keys(times)).toEqual(['ours', 'peer']);
  });
});
