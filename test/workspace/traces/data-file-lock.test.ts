import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Store } from '../../../emulator/store.ts';
import { filesOf } from '../../../workspace/traces/files-of.ts';

it('a search through the folder leaves the open data file locked for other programs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nastavnik-lock-'));
  const path = join(folder, 'google.sqlite');
  const store = Store.open(path);
  store.put('x', '1', { text: 'Канарейкина' });
  await symlink(path, join(folder, 'ярлык'));
  const found: string[] = [];
  for await (const { place, bytes } of filesOf(folder)) if (bytes.includes('Канарейкина')) found.push(place);
  expect(found).not.toEqual([]);
  const program = `import { Store } from './emulator/store.ts';
    try { Store.open(process.argv[1]); console.log('opened'); } catch (error) { console.log(error.reason); }`;
  const other = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    program,
    path,
  ]);
  expect(other.stdout.trim()).toBe('busy');
  store.close();
  await rm(folder, { recursive: true });
});
