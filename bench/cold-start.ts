import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FirstAnswer, firstAnswer } from './cold-start/first-answer.ts';
import type { Bench } from './runner/bench.ts';
import { row } from './runner/row.ts';
import { median } from './runner/timing.ts';

const OURS = 'dist/functions';
const HELLO = 'bench/cold-start/hello';
const ROUNDS = 9;
const GOAL = { ratioAtMost: 1.5 };

/** The file sizes of both bundles, the function and the bound script, in kilobytes. */
async function bundleSizes(): Promise<[file: string, kilobytes: number][]> {
  const folders = [OURS, 'dist/apps-script'];
  const files = (await Promise.all(folders.map((folder) => readdir(folder, { withFileTypes: true })))).flat();
  const bundles = files.filter((file) => file.isFile() && /\.(mjs|js|gs)$/.test(file.name));
  return Promise.all(
    bundles.map(async ({ parentPath, name }): Promise<[string, number]> => {
      const path = join(parentPath, name);
      return [path, (await stat(path)).size / 1024];
    }),
  );
}

export const bench: Bench = {
  claim:
    'The deployed function answers its first call in at most 1.5 times the time and memory of a hello-world function on the same framework.',
  async *rows() {
    await promisify(execFile)(process.execPath, ['cli/nastavnik.mjs', 'build']);
    const ours: FirstAnswer[] = [];
    const hello: FirstAnswer[] = [];
    for (let round = -1; round < ROUNDS; round++) {
      const pair = [await firstAnswer(OURS), await firstAnswer(HELLO)] as const;
      if (round < 0) continue; // the first round only fills the disk cache
      ours.push(pair[0]);
      hello.push(pair[1]);
    }
    const name = 'hello-world function';
    const middle = (of: readonly FirstAnswer[], figure: keyof FirstAnswer) => median(of.map((one) => one[figure]));
    yield row({
      name: 'cold-start/first-answer',
      metric: 'ms',
      ours: middle(ours, 'milliseconds'),
      peer: { name, value: middle(hello, 'milliseconds') },
      goal: GOAL,
    });
    yield row({
      name: 'cold-start/memory',
      metric: 'MB',
      ours: middle(ours, 'megabytes'),
      peer: { name, value: middle(hello, 'megabytes') },
      goal: GOAL,
    });
    for (const [file, kilobytes] of await bundleSizes()) {
      yield row({ name: `cold-start/bundle/${file}`, metric: 'kB', ours: kilobytes });
    }
  },
};
