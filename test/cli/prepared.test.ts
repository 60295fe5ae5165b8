import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const YEAR_AGO = new Date(Date.now() - 365 * 24 * 60 * 60 * 1000);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prepared-'));
  await mkdir(join(folder, 'cli'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  for (const name of ['package.json', 'tsconfig.json', 'cli/nastavnik.mjs', 'cli/prepared.mjs']) {
    await cp(name, join(folder, name));
  }
  await source(
    'nastavnik',
    "import { word } from './word.ts';\nconsole.log(word, import.meta.url.split('/').at(-1));\n",
  );
  await source('word', "export const word: string = 'раз';\n");
  return () => rm(folder, { recursive: true });
});

const source = (name: string, text: string) => writeFile(join(folder, `cli/${name}.ts`), text);
const start = async () => (await run(process.execPath, [join(folder, 'cli/nastavnik.mjs')])).stdout.trim();
const kept = () => readdir(join(folder, 'dist/prepared'));

describe('the program that npm start runs', () => {
  it('is prepared once for the same source', async () => {
    expect(await start()).toBe('раз nastavnik.mjs');
    const [first = ''] = await kept();
    const file = join(folder, 'dist/prepared', first, 'nastavnik.mjs');
    // The changed content shows that the second start uses the program that the first start prepared.
    await writeFile(file, "console.log('готовое');\n");
    expect(await start()).toBe('готовое');
  });

  it('is never stale: any change of the source gives another program', async () => {
    expect(await start()).toBe('раз nastavnik.mjs');
    await source('word', "export const word: string = 'два';\n");
    expect(await start()).toBe('два nastavnik.mjs');
    await source('word', "export const word: string = 'раз';\n");
    expect(await start()).toBe('раз nastavnik.mjs');
    expect(await kept()).toHaveLength(2);
  });

  it('is prepared anew for other packages', async () => {
    await start();
    await writeFile(join(folder, 'package-lock.json'), '{}');
    await start();
    expect(await kept()).toHaveLength(2);
  });

  it('is the TypeScript itself where nothing can be written', async () => {
    await writeFile(join(folder, 'dist'), 'a file instead of a folder');
    expect(await start()).toBe('раз nastavnik.ts');
  });

  it('leaves no file of a source that cannot be prepared, and says what is wrong', async () => {
    await source('word', "export const word: string = 'раз\n");
    await expect(start()).rejects.toThrow('word.ts');
    expect(await kept().catch(() => [])).toEqual([]);
  });

  it('is deleted if nobody has started it for a month', async () => {
    await start();
    const [old = ''] = await kept();
    await utimes(join(folder, 'dist/prepared', old), YEAR_AGO, YEAR_AGO);
    await source('word', "export const word: string = 'два';\n");
    await start();
    const names = await kept();
    expect(names).toHaveLength(1);
    expect(names).not.toContain(old);
  });
});
