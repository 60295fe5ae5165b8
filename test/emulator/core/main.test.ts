import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { auth, sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeEach, describe, expect, it } from 'vitest';

let data: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'emulator-'));
  return () => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  };
});

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts', ...args]);
  running.push(child);
  return child;
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The child has no output.');
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/\S+/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error('The emulator printed no address.');
}

/** Exit code and standard error. */
async function failure(...args: string[]): Promise<[number, string]> {
  const child = start(...args);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return [code, said];
}

function clientAt(url: string) {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: 'anna@example.org' });
  return sheets({ version: 'v4', rootUrl: url, auth: client, retry: false });
}

describe('npm run emulator', () => {
  it('acknowledged writes survive kill -9', async () => {
    const first = start('--data', data);
    const api = clientAt(await addressOf(first));
    const { spreadsheetId } = (await api.spreadsheets.create({ requestBody: { properties: { title: 'Школа' } } })).data;
    const id = spreadsheetId ?? '';
    await api.spreadsheets.values.update({
      spreadsheetId: id,
      range: 'A1',
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [['до', '2020-01-01'], ['', ''], ['после']] },
    });
    const rows = { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 };
    await api.spreadsheets.batchUpdate({
      spreadsheetId: id,
      requestBody: {
        requests: [
          { deleteDimension: { range: rows } },
          { insertDimension: { range: { ...rows, startIndex: 0, endIndex: 1 } } },
        ],
      },
    });
    const before = (await api.spreadsheets.get({ spreadsheetId: id, includeGridData: true })).data;
    first.kill('SIGKILL');
    await once(first, 'close');

    const again = clientAt(await addressOf(start('--data', data)));
    const { values } = (await again.spreadsheets.values.get({ spreadsheetId: id, range: 'Sheet1' })).data;
    expect(values).toEqual([[], ['до', '2020-01-01'], ['после']]);
    expect((await again.spreadsheets.get({ spreadsheetId: id, includeGridData: true })).data).toEqual(before);
  });

  it('npm run emulator with --memory loads a seed file and admits only the named tokens', async () => {
    const seed = join(data, 'seed.json');
    const sheets = [{ title: 'Люди', values: [['Тестовая Анна', 5]] }];
    writeFileSync(seed, JSON.stringify({ owner: 'anna@example.org', spreadsheets: [{ sheets }] }));
    const child = start('--memory', '--seed', seed, '--auth', 't1=anna@example.org', '--auth', 't2=boris@example.org');
    const page = await addressOf(child);
    const [, root = '', id = ''] = /^(.*\/)spreadsheets\/d\/([^/]+)/.exec(page) ?? [];
    const read = (token: string) =>
      fetch(`${root}v4/spreadsheets/${id}/values/A1:B1`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await (await read('t1')).json()) as { values: unknown }).values).toEqual([['Тестовая Анна', '5']]);
    expect((await read('t2')).status).toBe(403);
    expect((await read('t3')).status).toBe(401);
  });

  it('makes its folder and its data readable only for this user', async () => {
    const folder = join(data, 'новая', 'папка');
    await addressOf(start('--data', folder));
    const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([rights(join(data, 'новая')), rights(folder)]).toEqual(['700', '700']);
    for (const file of readdirSync(folder)) expect([file, rights(join(folder, file))]).toEqual([file, '600']);
    expect(readdirSync(folder)).toContain('google.sqlite');
  });

  it('does not change the permissions of an existing folder', async () => {
    const folder = join(data, 'своя');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    await addressOf(start('--data', folder));
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('755');
  });

  it('names an address that this computer does not have', async () => {
    for (const host of ['none.localhost.invalid', '203.0.113.9']) {
      const [code, said] = await failure('--memory', '--host', host, '--auth', 't1=anna@example.org');
      expect([code, said]).toEqual([1, expect.stringMatching(new RegExp(`^У этого компьютера нет адреса ${host}\\.`))]);
      expect(said.trim().split('\n')).toHaveLength(1);
    }
  });

  it('reports what is wrong with a given file or token', async () => {
    const seed = join(data, 'seed.json');
    writeFileSync(seed, '{"forms": [{"name": "А"}]}');
    expect(await failure('--memory', '--seed', seed)).toEqual([
      1,
      expect.stringMatching(/^Файл .+ не подходит\..*title/s),
    ]);
    expect(await failure('--memory', '--auth', 'anna')).toEqual([
      1,
      expect.stringMatching(/^Параметр --auth.+маркер=адрес/),
    ]);
  });

  it('does not start if other computers reach it and any token is accepted', async () => {
    for (const host of ['0.0.0.0', '::', '']) {
      const [code, said] = await failure('--memory', '--host', host);
      expect([code, said]).toEqual([1, expect.stringMatching(/^С --host .+ виден другим компьютерам.+--auth.+\n$/)]);
    }
    const child = start('--memory', '--host', '0.0.0.0', '--auth', 't1=anna@example.org');
    const root = (await addressOf(child)).replace('0.0.0.0', '127.0.0.1');
    expect((await fetch(`${root}v4/spreadsheets`, { method: 'POST', body: '{}' })).status).toBe(403);
  });

  it('says in one sentence why it cannot start', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    expect(await failure('--data', data, '--port', port)).toEqual([
      1,
      `Порт ${port} уже занят. Укажите другой: --port.\n`,
    ]);
    taken.close();

    writeFileSync(join(data, 'file'), '');
    const [code, said] = await failure('--data', join(data, 'file', 'inside'));
    expect([code, said]).toEqual([1, expect.stringMatching(/^Не удаётся записать данные в .+\.\n$/)]);

    expect(await failure('--data', '/proc/nastavnik')).toEqual([
      1,
      expect.stringMatching(/^Не удаётся записать данные в .+\.\n$/),
    ]);

    writeFileSync(join(data, 'google.sqlite'), 'чужой файл '.repeat(500));
    expect(await failure('--data', data)).toEqual([
      1,
      expect.stringMatching(/^Файл .+ создан другой программой\. .+\.\n$/),
    ]);

    expect(await failure('--port', 'много')).toEqual([1, expect.stringMatching(/^Параметр --port.+\n$/)]);
  });
});
