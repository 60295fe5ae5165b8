import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { newSecret, tokenFor, writeSession } from '../../workspace/session-file.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'nastavnik-session-'));
  return () => rm(data, { recursive: true, force: true });
});

const run = (command: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, ['cli/nastavnik.mjs', command, ...args]);

async function ended(child: ChildProcess): Promise<{ code: number; said: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

describe('the session of npm start', () => {
  let school: ChildProcess;
  let url: string;
  let spreadsheetId: string;
  beforeAll(async () => {
    school = run('start', '--empty', '--today', '2026-09-02', '--data', data);
    if (!school.stdout) throw new Error('The school says nothing.');
    for await (const line of createInterface(school.stdout)) {
      url = /Всё вместе: +(\S+)/.exec(line)?.[1] ?? url;
      spreadsheetId = /spreadsheets\/d\/([\w-]+)/.exec(line)?.[1] ?? spreadsheetId;
      if (line.startsWith('Работает.')) break;
    }
    school.stdout.resume();
    return () => void school.kill('SIGKILL');
  }, 180_000);

  const token = async () => (JSON.parse(await readFile(join(data, 'session.json'), 'utf8')) as { token: string }).token;
  const book = async (shown?: string) =>
    (
      await fetch(`${url}v4/spreadsheets/${spreadsheetId}?fields=spreadsheetId`, {
        headers: shown === undefined ? {} : { authorization: `Bearer ${shown}` },
      })
    ).status;

  test('has a token that only this user can read, and nobody gets an answer without it', async () => {
    expect((await stat(join(data, 'session.json'))).mode & 0o777).toBe(0o600);
    expect([await book(), await book('nastavnik@emulator.local'), await book(await token())]).toEqual([401, 401, 200]);
  });

  test('lets the program itself work: the curator’s edits take effect at once', async () => {
    const curator = (await token()).replace(/:.*/, ':curator@example.org');
    const { rootUrl = '', auth } = bearerAccess(url, curator);
    const { values } = sheets({ version: 'v4', auth, rootUrl }).spreadsheets;
    await values.update({
      spreadsheetId,
      range: "'Участники'!B2",
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [['Тестовая Анна Ивановна']] },
    });
    await expect
      .poll(async () => (await values.get({ spreadsheetId, range: "'Участники'!A2" })).data.values, { timeout: 50_000 })
      .toEqual([['К-01']]);
  });

  test('opens the running school to commands with its data folder, and tells others what they lack', async () => {
    const answers = join(data, 'answers.csv');
    await writeFile(answers, 'Отметка времени;Что-то\n02.09.2026 10:00:00;x\n');
    const ask = (...args: string[]) =>
      ended(run('import', '--form', 'intake', '--file', answers, '--root', url, ...args));
    const [known, stranger] = await Promise.all([ask('--data', data), ask('--data', join(data, 'other'))]);
    expect(known.said).not.toMatch(/без маркера|Не удалось прочитать таблицу/);
    expect(stranger).toMatchObject({ code: 1, said: expect.stringMatching(/без маркера не пускают.*--data ПАПКА/) });
  });

  test('ends with the program', async () => {
    school.kill('SIGTERM');
    await once(school, 'close');
    await expect(stat(join(data, 'session.json'))).rejects.toThrow(/ENOENT/);
  });
});

describe('a token', () => {
  test('goes only to its own school', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nastavnik-session-'));
    expect(await tokenFor(folder, 'http://127.0.0.1:8080')).toBeUndefined();
    await writeSession(folder, { url: 'http://127.0.0.1:8080/', token: newSecret() });
    await writeSession(folder, { url: 'http://127.0.0.1:8080/', token: 'second' });
    expect(await tokenFor(folder, 'http://127.0.0.1:8080')).toBe('second');
    for (const root of ['http://127.0.0.1:8081/', 'http://elsewhere.example:8080/', 'x']) {
      expect(await tokenFor(folder, root)).toBeUndefined();
    }
    await writeFile(join(folder, 'session.json'), '{"url": "http');
    expect(await tokenFor(folder, 'http://127.0.0.1:8080')).toBeUndefined();
    await rm(folder, { recursive: true });
  });
});
