import { access, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Store } from '../../../emulator/store.ts';
import { readSchool, writeSchool } from '../../../workspace/school-file.ts';
import { backUp } from '../../../workspace/serve/backup/back-up.ts';
import { erasedPeople, keepErased } from '../../../workspace/serve/backup/erased-list.ts';
import { exportSchool, importSchool } from '../../../workspace/serve/backup/export.ts';
import { ask, newFolder, serveAt, sessionOf } from './serving-kit.ts';

let scratch: string;
let data: string;
let file: string;

beforeAll(async () => {
  scratch = await newFolder();
  data = join(scratch, 'old');
  file = join(scratch, 'school.nastavnik');
  return () => rm(scratch, { recursive: true, force: true });
});

const into = (name: string, from = file) => {
  const folder = join(scratch, name);
  return importSchool({ file: from, data: folder, backups: join(folder, 'backups') }, new Date());
};

describe('a school moves to another computer in one file', () => {
  test('a school moves only while it is stopped, because letters sent afterwards would go twice', async () => {
    const serving = await serveAt(data, { publicUrl: 'https://nastavnik.school5.example/' });
    await serving.school.change({ backupHour: 5 });
    sessionOf(serving, 'keeper');
    await expect(exportSchool({ data, file })).rejects.toThrow(/Остановите сервер.*npm run backup -- --data .+\.$/);
    await serving.close();
    await expect(access(file)).rejects.toThrow('ENOENT');
  });

  test('a school moves with accounts, settings, the note of sent letters and the list of erased people, but without the password of the mailbox', async () => {
    const note = '{"table":"letters until today"}';
    await writeFile(join(data, 'sent-letters.json'), note);
    await writeFile(join(data, 'mail-password'), 'never-in-a-copy\n');
    const erased = { code: 'К-07', at: '2026-11-30T10:00:00.000Z' };
    await keepErased([data], [erased]);
    await exportSchool({ data, file });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'latin1')).not.toContain('never-in-a-copy');
    await expect(exportSchool({ data, file })).rejects.toThrow('уже есть');

    await into('new');
    const moved = join(scratch, 'new');
    expect(await readFile(join(moved, 'sent-letters.json'), 'utf8')).toBe(note);
    expect(await readFile(join(moved, 'nastavnik.toml'), 'utf8')).toContain('hour = 5');
    expect(await erasedPeople([moved])).toEqual([erased]);
    const serving = await serveAt(moved);
    expect(serving.firstUrl).toBeUndefined();
    expect((await ask(serving.url, '/login')).status).toBe(200);
    // A backup carries no note of sent letters: after a restore, the present note must show that the data are old.
    const copy = Store.open(await serving.school.backUp());
    expect([...copy.list('serverFile').keys()]).toEqual(['nastavnik.toml']);
    copy.close();
    await serving.close();
  });

  test('leaves no file that lacks the note of sent letters', async () => {
    const note = join(scratch, 'new/sent-letters.json');
    await rm(note);
    await mkdir(note);
    const unfinished = join(scratch, 'unfinished.nastavnik');
    await expect(exportSchool({ data: join(scratch, 'new'), file: unfinished })).rejects.toThrow('EISDIR');
    await expect(access(unfinished)).rejects.toThrow('ENOENT');
    await rm(note, { recursive: true });
  });

  test('a school that moves into a folder with a list of erased people forgets nobody on either list', async () => {
    await keepErased([join(scratch, 'known')], [{ code: 'К-08', at: '2026-11-30T12:00:00.000Z' }]);
    const { erased } = await into('known');
    expect([...erased].sort()).toEqual(['К-07', 'К-08']);
  });

  test('never over another school', async () => {
    await expect(into('new')).rejects.toThrow(/уже есть школа.*npm run restore -- ФАЙЛ --data .+\.$/);
  });

  test('an older backup of it still moves too, with the list of people to erase again', async () => {
    const store = Store.open(join(data, 'google.sqlite'));
    const backup = await backUp({ store, folder: data, backups: join(scratch, 'from-backup/backups') }, new Date());
    store.close();
    await keepErased([join(scratch, 'from-backup/backups')], [{ code: 'К-09', at: '2026-11-30T11:00:00.000Z' }]);
    expect((await into('from-backup', backup)).erased).toEqual(['К-07', 'К-09']);
    expect((await erasedPeople([join(scratch, 'from-backup')])).map(({ code }) => code)).toEqual(['К-07', 'К-09']);
  });

  test('an older program refuses the file of a newer one in words, and leaves nothing behind', async () => {
    const newer = join(scratch, 'newer.nastavnik');
    await exportSchool({ data, file: newer });
    const change = (work: (store: Store) => void) => {
      const store = Store.open(newer);
      work(store);
      store.close();
    };
    change((store) => {
      const record = readSchool(store);
      if (record) writeSchool(store, { ...record, dataVersion: 99 });
    });
    await expect(into('refused', newer)).rejects.toThrow('более новая версия');
    await expect(access(join(scratch, 'refused/google.sqlite'))).rejects.toThrow('ENOENT');
    // The format of the file itself may be newer too: the SQLite header has our version at byte 60.
    const bytes = await readFile(newer);
    bytes.writeUInt32BE(99, 60);
    await writeFile(newer, bytes);
    await expect(into('refused', newer)).rejects.toThrow('Эту копию сделала более новая версия');
  });

  test('a demonstration has no such file', async () => {
    const folder = join(scratch, 'demonstration');
    await into('demonstration');
    const store = Store.open(join(folder, 'google.sqlite'));
    const record = readSchool(store);
    if (record) writeSchool(store, { ...record, kind: 'example' });
    store.close();
    await expect(exportSchool({ data: folder, file: join(scratch, 'x') })).rejects.toThrow('показ');
    await expect(exportSchool({ data: join(scratch, 'nothing'), file: join(scratch, 'x') })).rejects.toThrow(
      'школы нет',
    );
  });
});
