import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeAll, expect, test } from 'vitest';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { restore } from '../../../workspace/serve/backup/restore.ts';
import { askForBackup } from '../../../workspace/serve/backup/running-backup.ts';
import { serveInProcess } from '../../served-process.ts';
import { newFolder, serveAt } from './serving-kit.ts';

const WRITERS = 8;

let scratch: string;
beforeAll(async () => {
  scratch = await newFolder();
  return () => rm(scratch, { recursive: true, force: true });
});

/** The tab into which the test writes. */
const TAB = 'Нагрузка';

test('killed while people write, a school loses nothing that it confirmed, and any backup taken meanwhile restores', async () => {
  const data = join(scratch, 'school');
  const server = await serveInProcess('cli/nastavnik.mjs', data);
  const session = JSON.parse(await readFile(join(data, 'session.json'), 'utf8'));
  const api = (root: string, token: string) => {
    const { rootUrl = '', auth } = bearerAccess(root, token);
    return sheets({ version: 'v4', auth, rootUrl, retry: false }).spreadsheets;
  };
  const programme = async (root: string, token: string) =>
    (await (await fetch(`${root}emulator/programme`, { headers: { authorization: `Bearer ${token}` } })).json()) as {
      spreadsheetId: string;
    };
  const { spreadsheetId } = await programme(server.url, session.token);
  const book = api(server.url, session.token);
  await book.batchUpdate({ spreadsheetId, requestBody: { requests: [{ addSheet: { properties: { title: TAB } } }] } });

  const confirmed = new Set<string>();
  const written = async (root: string, token: string) => {
    const { data: got } = await api(root, token).values.get({ spreadsheetId, range: `'${TAB}'!A:A` });
    return new Set(got.values?.flat().map(String));
  };
  let isKilled = false;
  const writer = async (number: number) => {
    for (let turn = 0; !isKilled; turn++) {
      const value = `${number}:${turn}`;
      const outcome = await book.values
        .append({ spreadsheetId, range: `'${TAB}'!A1`, valueInputOption: 'RAW', requestBody: { values: [[value]] } })
        .then(
          () => 'confirmed',
          () => 'failed',
        );
      if (outcome === 'confirmed') confirmed.add(value);
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, number) => writer(number));
  await expect.poll(() => confirmed.size).toBeGreaterThan(30);
  const inBackup = new Set(confirmed);
  const backup = await askForBackup(session);
  const afterBackup = confirmed.size;
  await expect.poll(() => confirmed.size).toBeGreaterThan(afterBackup + 30);
  await server.kill();
  isKilled = true;
  await Promise.all(writers);

  // The file of the killed process opens as it is.
  const again = await serveAt(data);
  const all = await written(again.url, again.token);
  expect([...confirmed].filter((value) => !all.has(value))).toEqual([]);
  await again.close();

  const { former } = await restore({ file: backup, data, backups: join(data, 'backups') }, new Date());
  expect(former).toBeDefined();
  const restored = await serveAt(data);
  const kept = await written(restored.url, restored.token);
  expect([...inBackup].filter((value) => !kept.has(value))).toEqual([]);
  expect(kept.size).toBeLessThan(all.size);
  await restored.close();
});
