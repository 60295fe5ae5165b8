import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addSchool } from '../workspace/serve/schools/school-entry.ts';
import type { Bench } from './runner/bench.ts';
import { row } from './runner/row.ts';
import { makeTemplate } from './schools/template.ts';

const SCHOOLS = Number(process.env.SCHOOLS ?? 300);
const TEACHERS = 60;

interface Night {
  readonly ms: number;
  readonly cpuMs: number;
  readonly mb: number;
  readonly visited: number;
  readonly faults: readonly string[];
}

/** The nightly round in its own process, with the options of `npm run serve`. */
async function night(folder: string): Promise<Night> {
  const options = ['--max-semi-space-size=64', '--import', 'tsx', 'bench/schools/night.ts', folder];
  const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout) as Night;
}

export const bench: Bench = {
  claim: `The nightly round of ${SCHOOLS} schools of ${TEACHERS} people takes at most 3 minutes and 2 GB, and a school with a damaged database changes nothing for the others.`,
  async *rows() {
    const work = await mkdtemp(join(tmpdir(), 'bench-schools-'));
    const folder = join(work, 'schools');
    await makeTemplate(join(work, 'template'), TEACHERS);
    for (let number = 1; number <= SCHOOLS; number++) {
      await cp(join(work, 'template'), join(folder, `school${number}`), { recursive: true });
      await addSchool(folder, `school${number}`, `Школа № ${number}`);
    }
    const whole = await night(folder);
    assert.equal(whole.visited, SCHOOLS);
    assert.deepEqual(whole.faults, []);
    const name = `schools/${SCHOOLS}x${TEACHERS}`;
    yield row({ name, metric: 'ms', ours: whole.ms, goal: { atMost: 180_000 } });
    yield row({ name, metric: 'processor ms', ours: whole.cpuMs });
    yield row({ name, metric: 'MB', ours: whole.mb, goal: { atMost: 2048 } });

    await writeFile(join(folder, 'school2', 'google.sqlite'), 'x'.repeat(100_000));
    const broken = await night(folder);
    await rm(work, { recursive: true });
    yield row({ name: `${name}/one damaged`, metric: 'ms', ours: broken.ms, note: broken.faults.join('; ') });
    yield row({
      name: `${name}/one damaged`,
      metric: 'schools with faults',
      ours: broken.faults.length,
      goal: { exactly: 1 },
    });
  },
};
