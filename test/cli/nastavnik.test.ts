import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const { bin, scripts } = z
  .object({ bin: z.object({ nastavnik: z.string() }), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile('package.json', 'utf8')));

function nastavnik(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin.nastavnik, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('nastavnik', () => {
  it('--help lists each command that an npm script calls, in one Russian line', () => {
    const { status, stdout } = nastavnik('--help');
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) +[«а-я][^\n]+$/gm)].map(([, name]) => name);
    const called = Object.values(scripts).flatMap(
      (line) => /^node (?:--\S+ )?cli\/nastavnik\.mjs (\w+)$/.exec(line)?.[1] ?? [],
    );
    expect(status).toBe(0);
    expect(listed.toSorted()).toEqual(called.toSorted());
    expect(listed).toContain('start');
  });

  it('tells what to do about an unknown command, in Russian alone', () => {
    const { status, stdout, stderr } = nastavnik('strat', '--once');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe('Неизвестное действие strat. Справка: --help\nПохоже на start.\n');
  });

  it('leaves a command its own words, `--help` included', () => {
    const { status, stdout } = nastavnik('build', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('npm run build');
  });
});

describe('a mistyped option', () => {
  it.each([
    ['one is like it', ['--hepl'], 'Неизвестный параметр --hepl. Справка: --help\nПохоже на --help.\n'],
    ['none is', ['--qqqqq'], 'Неизвестный параметр --qqqqq. Справка: --help\n'],
  ])('is named in Russian alone: %s', (_, words, said) => {
    expect(nastavnik('build', ...words).stderr).toBe(said);
  });
});
