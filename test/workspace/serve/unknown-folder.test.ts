import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { run as backUpByCommand } from '../../../cli/backup.ts';
import { Store } from '../../../emulator/store.ts';
import { readSchool, writeSchool } from '../../../workspace/school-file.ts';
import { backupsIn } from '../../../workspace/serve/backup/backup-folder.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { minuteWork } from '../../../workspace/serve/timer.ts';
import { type Mailbox, openMailbox } from './mail-kit.ts';
import { ask, newFolder, serveAt, sessionOf } from './serving-kit.ts';

const GONE = 'нет последней копии, которую сделала программа';

let serving: Serving;
let mailbox: Mailbox;
let scratch: string;
let backups: string;
let data: string;

const mail = () => ({ mailHost: '127.0.0.1', mailPort: mailbox.port, mailSecurity: 'none' }) as const;

beforeAll(async () => {
  mailbox = await openMailbox();
  scratch = await newFolder();
  backups = join(scratch, 'share');
  data = await newFolder();
  serving = await serveAt(data, mail());
  await serving.school.change({ backupFolder: backups });
  return async () => {
    await serving.close();
    await rm(data, { recursive: true, force: true });
    await mailbox.close();
    await rm(scratch, { recursive: true, force: true });
  };
});

const asKeeper = async (path: string, method = 'GET') =>
  (await ask(serving.url, path, { method, headers: sessionOf(serving, 'keeper') })).text;

describe('a network drive with the backups that is not connected', () => {
  const drive = () => join(scratch, 'drive');

  test('gets no backup on this computer’s own disk instead', async () => {
    await serving.school.backUp();
    expect(await readdir(backups)).toHaveLength(1);
    await rename(backups, drive());
    await expect(serving.school.backUp()).rejects.toThrow(GONE);
    // The folder of a network drive often stays, empty, when the drive is not connected.
    await mkdir(backups);
    expect(await asKeeper('/backups/now', 'POST')).toContain(GONE);
    expect(await readdir(backups)).toEqual([]);
  });

  test('gets none from the command for a stopped school either', async () => {
    await serving.close();
    await expect(backUpByCommand(['--data', data])).rejects.toThrow(GONE);
    expect(await readdir(backups)).toEqual([]);
    serving = await serveAt(data, mail());
  });

  test('is named on «Сегодня», on the keeper’s pages and in one letter, at once', async () => {
    const today = await ask(serving.url, '/', { headers: sessionOf(serving, 'curator') });
    for (const text of [today.text, await asKeeper('/home'), await asKeeper('/health')]) expect(text).toContain(GONE);
    // The nightly backup is due at every hour, and fails.
    await serving.school.change({ backupHour: 0 });
    await expect(minuteWork(serving.school)()).rejects.toThrow(GONE);
    expect(mailbox.arrived.map(({ text }) => text)).toEqual([expect.stringContaining(GONE)]);
  });

  test('does not stop an upgrade: the backup is in the data folder, and the program still reports the missing drive', async () => {
    await serving.close();
    const store = Store.open(join(data, 'google.sqlite'));
    const record = readSchool(store);
    if (record) writeSchool(store, { ...record, dataVersion: 0 });
    store.close();
    const said: string[] = [];
    serving = await serveAt(data, mail(), {}, undefined, (line) => said.push(line));
    expect(await readdir(backups)).toEqual([]);
    expect(await backupsIn(join(data, 'before-upgrade'))).toHaveLength(1);
    expect(said.join('\n')).toMatch(/before-upgrade.*\n.*нет последней копии.*в папке данных/);
    expect(await asKeeper('/home')).toContain(GONE);
  });

  test('is used again as soon as it is connected', async () => {
    await rm(backups, { recursive: true });
    await rename(drive(), backups);
    expect(await asKeeper('/backups')).not.toContain(GONE);
    await serving.school.backUp();
  });

  test('may be replaced on purpose: the keeper starts anew', async () => {
    for (const name of await readdir(backups)) await rm(join(backups, name));
    const offered = await asKeeper('/backups');
    expect(offered).toContain('action="/backups/anew"');
    expect(offered).not.toContain('action="/backups/now"');
    const text = await asKeeper('/backups/anew', 'POST');
    expect(text).toContain('Копия сделана и проверена');
    expect(text).not.toContain(GONE);
  });
});
