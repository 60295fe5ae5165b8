import { execFile } from 'node:child_process';
import { link, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Store } from '../../../emulator/store.ts';
import { eraseFromFiles, filesNaming } from '../../../workspace/erasure/folder-files.ts';
import { filesOf } from '../../../workspace/traces/files-of.ts';
import { redactor } from '../../../workspace/traces/redactor.ts';
import { tracePatterns } from '../../../workspace/traces/trace-patterns.ts';

it('a search through the folder leaves the open data file locked for other programs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nastavnik-lock-'));
  const path = join(folder, 'google.sqlite');
  const store = Store.open(path);
  store.put('x', '1', { text: 'Канарейкина' });
  await symlink(path, join(folder, 'ярлык'));
  await link(path, join(folder, 'второе имя'));
  const found: string[] = [];
  for await (const { place, bytes } of filesOf(folder)) if (bytes.includes('Канарейкина')) found.push(place);
  expect(found).not.toEqual([]);
  await filesNaming(folder, tracePatterns({ names: ['Канарейкина Пелагея Фроловна'], addresses: [], phones: [] }, []));
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

it('a link that leads nowhere or to a folder is a name without content', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nastavnik-links-'));
  await mkdir(join(folder, 'папка'));
  await symlink(join(folder, 'нет такого'), join(folder, 'Канарейкина'));
  await symlink(join(folder, 'папка'), join(folder, 'к папке'));
  const found: [string, number][] = [];
  for await (const { place, bytes } of filesOf(folder)) found.push([place, bytes.length]);
  expect(found.sort()).toEqual([
    ['Канарейкина', 0],
    ['к папке', 0],
    ['папка', 0],
  ]);
  const sought = tracePatterns({ names: ['Канарейкина Пелагея Фроловна'], addresses: [], phones: [] }, []);
  expect(await eraseFromFiles(folder, sought, redactor(sought, 'К-05'))).toEqual([
    { place: 'К-05', action: 'rewrite' },
  ]);
  await rm(folder, { recursive: true });
});
