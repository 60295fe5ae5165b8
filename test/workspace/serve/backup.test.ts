import { access, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Store } from '../../../emulator/store.ts';
import { readSchool, writeSchool } from '../../../workspace/school-file.ts';
import { type Backup, backupName, backupsIn } from '../../../workspace/serve/backup/backup-folder.ts';
import { backupsToKeep } from '../../../workspace/serve/backup/backup-retention.ts';
import { keepErased } from '../../../workspace/serve/backup/erased-list.ts';
import { restore } from '../../../workspace/serve/backup/restore.ts';
import { askForBackup } from '../../../workspace/serve/backup/running-backup.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { ask, newFolder, serveAt, sessionOf } from './serving-kit.ts';

let data: string;
let other: string;
let serving: Serving;
let copy: string;

beforeAll(async () => {
  data = await newFolder();
  other = await newFolder();
  serving = await serveAt(data, { publicUrl: 'https://nastavnik.school5.example/' });
  return async () => {
    await serving.close();
    for (const folder of [data, other]) await rm(folder, { recursive: true, force: true });
  };
});

const place = () => ({ file: copy, data, backups: join(data, 'backups') });

describe('backups of a school', () => {
  test('a running school is copied into one checked file that only this user may read', async () => {
    const { cookie } = sessionOf(serving, 'keeper');
    await ask(serving.url, '/backups/now', { method: 'POST', headers: { cookie } });
    const [backup] = await backupsIn(join(data, 'backups'));
    copy = backup?.path ?? '';
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    expect((await ask(serving.url, '/backups', { headers: { cookie } })).text).toContain(backup?.name);
    const path = await askForBackup({ url: serving.url, token: serving.token });
    expect((await backupsIn(join(data, 'backups')))[0]?.path).toBe(path);
    // Only the newest backup of each day stays.
    copy = path;
    await expect(askForBackup({ url: serving.url, token: 'guess' })).rejects.toThrow('Нет прав');
  });

  test('a restore never overwrites a running school', async () => {
    await expect(restore(place(), new Date())).rejects.toThrow('Школа сейчас работает');
  });

  test('a restore brings the old data back, keeps the present data, and ends sessions', async () => {
    const { store } = serving.school;
    const { cookie } = sessionOf(serving, 'head');
    store.put('probe', 'later', {});
    await serving.close();
    await keepErased([join(data, 'backups')], [{ code: 'К-07', at: new Date().toISOString() }]);
    const { former, erased } = await restore(place(), new Date());
    expect(erased).toEqual(['К-07']);
    expect(await readFile(join(data, 'erased-codes.json'), 'utf8')).toContain('К-07');

    const present = Store.open(former ?? '');
    expect(present.get('probe', 'later')).toEqual({});
    present.close();
    const restored = Store.open(join(data, 'google.sqlite'));
    expect(restored.get('probe', 'later')).toBeUndefined();
    expect(restored.list('session').size).toBe(0);
    restored.close();

    serving = await serveAt(data);
    expect((await ask(serving.url, '/home', { headers: { cookie } })).status).toBe(303);
    expect(serving.firstUrl).toBeUndefined();
  });

  test('the same file carries the school to another computer, with its settings', async () => {
    const away = join(other, 'new');
    await restore({ file: copy, data: away, backups: join(away, 'backups') }, new Date());
    expect(await readFile(join(away, 'nastavnik.toml'), 'utf8')).toContain('public_url');
    const moved = await serveAt(away);
    expect(moved.firstUrl).toBeUndefined();
    await moved.close();
  });

  test('a restore refuses a file that is no backup, and changes nothing', async () => {
    const file = join(other, 'notes.sqlite');
    await writeFile(file, 'Это не копия, а записка. '.repeat(400));
    const away = join(other, 'away');
    await mkdir(away);
    const refused = () =>
      expect(restore({ file, data: away, backups: away }, new Date())).rejects.toThrow(
        `Файл ${file} – не копия школы, или он повреждён`,
      );
    await refused();
    await writeFile(file, '');
    await refused();
    const whole = await readFile(copy);
    await writeFile(file, whole.subarray(0, whole.length / 2));
    await refused();
    await writeFile(file, whole);
    const forged = Store.open(file);
    forged.put('workspace', 'school', { ready: true, kind: 'real' });
    forged.close();
    await refused();
    await expect(access(join(away, 'google.sqlite'))).rejects.toThrow('ENOENT');
    await expect(restore({ file: join(other, 'no'), data: away, backups: away }, new Date())).rejects.toThrow('нет');
  });

  test('a demonstration does not become a school, and a newer program’s data are not opened', async () => {
    const folder = join(other, 'changed');
    await mkdir(folder);
    await cp(copy, join(folder, 'google.sqlite'));
    const change = (changes: object) => {
      const store = Store.open(join(folder, 'google.sqlite'));
      const record = readSchool(store);
      if (record) writeSchool(store, { ...record, ...changes });
      store.close();
    };
    change({ kind: 'example' });
    await expect(serveAt(folder)).rejects.toThrow('показ школой не становится');
    change({ kind: 'real', dataVersion: 99 });
    await expect(serveAt(folder)).rejects.toThrow('более новая версия');
    change({ dataVersion: 0 });
    const upgraded = await serveAt(folder);
    expect(await backupsIn(join(folder, 'backups'))).toHaveLength(1);
    await upgraded.close();
  });

  test('7 daily, 5 weekly and 12 monthly backups are kept', () => {
    const days = Array.from({ length: 500 }, (_, back) => new Date(Date.UTC(2026, 10, 30 - back, 3)));
    const backups = days.map((at): Backup => {
      const name = backupName(at);
      return { name, path: name, day: at.toISOString().slice(0, 10), at };
    });
    const kept = [...backupsToKeep(backups)].map(({ day }) => day);
    expect(kept.slice(0, 7)).toEqual(backups.slice(0, 7).map(({ day }) => day));
    expect(kept).toContain('2025-12-31');
    expect(kept).not.toContain('2025-11-30');
    // The newest of each of five weeks, counted from Monday.
    for (const day of ['2026-11-30', '2026-11-29', '2026-11-22', '2026-11-15', '2026-11-08'])
      expect(kept).toContain(day);
    expect(kept.length).toBeLessThanOrEqual(24);
  });
});
