import { copyFile, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Store } from '../../../../emulator/store.ts';
import { addSchool } from '../../../../workspace/serve/schools/school-entry.ts';
import { tidy } from '../../../../workspace/serve/schools/serve-schools.ts';
import { newSchools, type SchoolsKit } from './schools-kit.ts';

let kit: SchoolsKit;

beforeEach(async () => {
  kit = await newSchools(['anna', 'boris']);
  return kit.close;
});

const folderOf = (name: string) => join(kit.folder, name);
const account = async (school: string, headers: { cookie: string }) =>
  (await kit.at(school, '/account', { headers })).status;

describe('the folder of an open school', () => {
  test('is replaced by the folder of another school; the address then shows the other school', async () => {
    const boris = await kit.sessionAt('boris', 'keeper');
    await kit.server.schools.close('boris');
    const anna = await kit.sessionAt('anna', 'keeper');
    expect(await account('anna', anna)).toBe(200);
    await rename(folderOf('anna'), folderOf('vera'));
    await rename(folderOf('boris'), folderOf('anna'));
    expect([await account('anna', anna), await account('anna', boris)]).toEqual([303, 200]);
    expect(await account('boris', boris)).toBe(421);
  });

  test('is moved; the school is closed without any request to it', async () => {
    await kit.at('anna', '/login');
    await rename(folderOf('anna'), folderOf('vera'));
    await addSchool(kit.folder, 'anna', 'Новая школа');
    await tidy(kit.folder, kit.server.schools);
    expect(kit.server.schools.isOpen('anna')).toBe(false);
  });

  test('is moved; then the school opens at the address of its new folder', async () => {
    const anna = await kit.sessionAt('anna', 'keeper');
    await rename(folderOf('anna'), folderOf('vera'));
    expect(await account('vera', anna)).toBe(200);
    expect(kit.server.schools.isOpen('anna')).toBe(false);
  });

  test('gets another data file, a backup; the school opens with it', async () => {
    const anna = await kit.sessionAt('anna', 'keeper');
    const backup = await kit.inside('anna', ({ backUp }) => backUp());
    await rm(join(folderOf('anna'), 'google.sqlite'));
    await copyFile(backup, join(folderOf('anna'), 'google.sqlite'));
    expect(await account('anna', anna)).toBe(200);
    await kit.inside('anna', async ({ store }) => store.transaction(() => store.put('test', 'one', {})));
  });

  test('loses its data file; the school is closed, and no empty one takes its place', async () => {
    const anna = await kit.sessionAt('anna', 'keeper');
    await rm(join(folderOf('anna'), 'google.sqlite'));
    expect(await account('anna', anna)).toBe(503);
    expect(await readdir(folderOf('anna'))).not.toContain('google.sqlite');
    expect(kit.said.join('\n')).toContain('anna: В папке');
  });

  test('accepts no session file; the school is not opened, and its data file is not locked', async () => {
    await mkdir(join(folderOf('anna'), 'session.json'));
    expect((await kit.at('anna', '/login')).status).toBe(503);
    await rmdir(join(folderOf('anna'), 'session.json'));
    expect(() => Store.open(join(folderOf('anna'), 'google.sqlite')).close()).not.toThrow();
  });
});
