import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Store } from '../../../../emulator/store.ts';
import { newSchools, type SchoolsKit } from './schools-kit.ts';

let kit: SchoolsKit;

beforeEach(async () => {
  kit = await newSchools(['anna', 'boris']);
  return kit.close;
});

const folderOf = (name: string) => join(kit.folder, name);

describe('the folder of an open school', () => {
  test('cannot take the session file; the school is not open, and its data file is free', async () => {
    await mkdir(join(folderOf('anna'), 'session.json'));
    expect((await kit.at('anna', '/login')).status).toBe(503);
    await rmdir(join(folderOf('anna'), 'session.json'));
    expect(() => Store.open(join(folderOf('anna'), 'google.sqlite')).close()).not.toThrow();
  });
});
