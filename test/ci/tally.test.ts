import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-'));
  return () => rm(folder, { recursive: true });
});

const run = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, args, { env: { PATH: '' } }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );

const passed = { status: 'passed', tags: ['Chromium'] };
const failed = { status: 'failed', tags: [] };
const skipped = (tag: string) => ({ status: 'skipped', tags: [tag] });

describe('the last line of .ci/run', () => {
  it.each([
    ['all passed', [passed, passed], 0, 0, '2 passed, 0 failed\n'],
    ['one failed', [passed, failed], 1, 1, '1 passed, 1 failed\n'],
    ['a hook failed, and so no test', [passed], 1, 1, '1 passed, 1 failed\n'],
    ['skipped, and it may be', [passed, skipped('gcloud')], 0, 0, '1 passed, 0 failed, 1 skipped\n'],
    [
      'skipped, and it must not be',
      [passed, skipped('Chromium'), skipped('gcloud')],
      0,
      1,
      'skipped: no Chromium (tests: 1)\n1 passed, 0 failed, 2 skipped\n',
    ],
  ])('%s', async (_, assertionResults, numFailedTestSuites, code, stdout) => {
    const count = (status: string) => assertionResults.filter((each) => each.status === status).length;
    const report = join(folder, 'report.json');
    const counts = { numPassedTests: count('passed'), numFailedTests: count('failed'), numFailedTestSuites };
    await writeFile(report, JSON.stringify({ ...counts, testResults: [{ assertionResults }] }));
    expect(await run('.ci/tally.mjs', report, 'Chromium')).toEqual({ code, stdout });
  });
});

/** The files below `test/` that a pattern matches. */
async function testsWith(pattern: RegExp): Promise<readonly string[]> {
  const paths = (await readdir('test', { recursive: true })).filter((path) => /\.tsx?$/.test(path));
  const texts = await Promise.all(paths.map((path) => readFile(join('test', path), 'utf8')));
  return paths.filter((_, i) => pattern.test(texts[i] ?? ''));
}

describe('a machine without Chromium', () => {
  it('skips the tests that open a browser, and says so', async () => {
    const files = (await testsWith(/^import .*\/browser\.ts';$/m)).map((path) => join('test', path));
    const { code, stdout } = await run('node_modules/vitest/vitest.mjs', 'run', ...files);
    expect(stdout).toMatch(/(?<!\d)(\d+) skipped.*skipped: no Chromium \(tests: \1\)\n$/s);
    expect(code).toBe(0);
  });

  it('finds all of them, because only one place opens a browser', async () => {
    expect(await testsWith(/chromium\.launch\(/)).toEqual(['browser.ts']);
  });
});
