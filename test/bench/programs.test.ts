import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('every program that a bench starts exists', async () => {
  const files = (await readdir('bench', { recursive: true })).filter((path) => path.endsWith('.ts'));
  const texts = await Promise.all(files.map((path) => readFile(join('bench', path), 'utf8')));
  const started = texts.flatMap((text) =>
    [...text.matchAll(/'([\w-]+(?:\/[\w-]+)*\.(?:ts|mjs))'/g)].map(([, path = '']) => path),
  );
  expect(started).toContain('cli/nastavnik.mjs');
  expect(started.filter((path) => !existsSync(path))).toEqual([]);
});
