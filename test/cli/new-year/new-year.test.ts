import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Programme } from '../../../functions/domain/programme.ts';
import { enterPeople } from '../../../functions/jobs/enter-people.ts';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { openInstallation } from '../../../workspace/installation.ts';
import { writeSchool } from '../../../workspace/school-file.ts';
import { openNewSchool } from '../../workspace/new-school.ts';

const DAY = '2026-12-28';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastavnik-new-year-'));
  return () => rm(folder, { recursive: true, force: true });
});

/** Makes an empty school in a data folder, as `npm start -- --empty` leaves it. */
async function emptySchool(name: string): Promise<string> {
  const data = join(folder, name);
  await mkdir(data);
  const { spreadsheetId, store, port, close } = await openNewSchool(DAY, { dataFile: join(data, 'google.sqlite') });
  writeSchool(store, { spreadsheetId, programYear: 2026, kind: 'empty', port, day: DAY, lastDay: DAY, ready: true });
  await close();
  return data;
}

/** Opens a stopped school for one task, as each command does. */
async function withSchool<T>(data: string, task: (school: Awaited<ReturnType<typeof openInstallation>>) => Promise<T>) {
  const school = await openInstallation(data);
  return task(school).finally(() => school.close());
}

const programmeIn = (data: string): Promise<Programme> =>
  withSchool(data, async ({ sheets, spreadsheetId }) => parse(await readWorkbook(sheets, spreadsheetId)));

function newYear(...words: string[]) {
  const args = ['cli/nastavnik.mjs', 'new-year', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('new-year begins the next programme in an empty school, once, and only with --yes', async () => {
  const [old, next] = [await emptySchool('old'), await emptySchool('next')];
  await withSchool(old, async (site) => {
    await enterSettings(site, { schoolShort: 'Школа № 7' });
    await enterPeople(site, [
      { code: 'К-01', cells: { email: 'a@example.org', name: 'Тестовая Анна Ивановна', position: 'учитель физики' } },
      { code: 'К-02', cells: { email: 'b@example.org', name: 'Примеров Борис Петрович', position: 'учитель химии' } },
    ]);
  });

  const shown = newYear('--data', old, '--to-data', next);
  expect(shown.stderr).toBe('');
  expect(shown).toMatchObject({ status: 0 });
  expect(shown.stdout).toContain('Программа 2027 года.');
  expect(shown.stdout).toContain('Участники: 2');
  expect(shown.stdout).toContain('Ничего не записано.');
  expect((await programmeIn(next)).tables.people).toEqual([]);

  const written = newYear('--data', old, '--to-data', next, '--yes');
  expect(written).toMatchObject({ status: 0, stderr: '' });
  const { settings, tables, problems } = await programmeIn(next);
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({ programYear: 2027, schoolShort: 'Школа № 7' });
  expect(tables.people.map(({ code, name }) => [code, name])).toEqual([
    ['К-01', 'Тестовая Анна Ивановна'],
    ['К-02', 'Примеров Борис Петрович'],
  ]);
  expect((await programmeIn(old)).settings.programYear).toBe(2026);

  const again = newYear('--data', old, '--to-data', next, '--yes');
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('В новой школе уже есть люди');
});

it('new-year explains why it refuses', async () => {
  const old = join(folder, 'old');
  expect(newYear('--data', old)).toMatchObject({ status: 1, stderr: expect.stringContaining('--to-data ПАПКА') });
  expect(newYear('--data', old, '--to-data', old).stderr).toContain('в другой папке');
  expect(newYear('--data', old, '--to-data', join(folder, 'nowhere'), '--yes').stderr).toContain('школы нет');
});
