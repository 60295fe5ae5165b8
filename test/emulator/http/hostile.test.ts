import { connect } from 'node:net';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, clientOf } from '../sheets/sheets-client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: 1 });
  return () => emulator.close();
});

/** Sends bytes unchanged. @returns everything that the server sends until the connection closes */
function raw(text: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(emulator.url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.end(text));
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(received));
    socket.on('error', (error: Error & { code?: string }) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(received) : reject(error),
    );
  });
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const get = (target: string, headers = '') =>
  raw(`GET ${target} HTTP/1.1\r\nhost: localhost\r\n${headers}connection: close\r\n\r\n`);
const alive = async () => expect((await fetch(emulator.url)).status).toBe(200);
const post = (path: string, body: string | Buffer) =>
  fetch(emulator.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${ANNA}` },
    body: new Uint8Array(Buffer.from(body)),
  });

describe('every request gets an answer', () => {
  it.each([
    ['/../../etc/passwd', 404],
    ['/v4/spreadsheets/..%2f..%2fetc%2fpasswd', 404],
    ['/v4/spreadsheets/%', 400],
    ['/v4/spreadsheets/%ff%fe', 400],
    ['/v4/spreadsheets/__proto__', 404],
    ['/v1/forms/constructor', 404],
    ['/drive/v3/files/%00', 404],
    ['/forms/d/e/..%2f/viewform', 404],
    ['//', 404],
    ['*', 404],
    [`/${'a'.repeat(8000)}`, 404],
    ['/drive/v3/files?q=%27', 400],
    ['/drive/v3/files?pageToken=after-1e9&pageSize=-1', 400],
    ['/v4/spreadsheets/x?fields=(((((', 400],
    ['http://localhost/drive/v3/about?fields=kind', 200],
    ['http://elsewhere.example/drive/v3/about?fields=kind', 403],
  ])('%s', async (target, status) => {
    const answer = await get(target);
    expect(statusOf(answer)).toBe(status);
    if (status >= 400) expect(answer).toMatch(/error|<!doctype html>/i);
    await alive();
  });

  it.each([
    ['a header that is too long', `x: ${'a'.repeat(70_000)}\r\n`, 431],
    ['a flood of headers', 'a: b\r\n'.repeat(20_000), 431],
    ['a header that is none', 'no colon\r\n', 400],
  ])('%s', async (_what, headers, status) => {
    expect(statusOf(await get('/', headers))).toBe(status);
    await alive();
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a length that is none', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n', 400],
    ['a chunk that is none', 'POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 400],
    // RFC 9112, 3.2: a request with more than one Host is bad, whatever the names are.
    ['two names', 'GET / HTTP/1.1\r\nhost: evil.example\r\nhost: localhost\r\nconnection: close\r\n\r\n', 400],
  ])('%s', async (_what, text, status) => {
    expect(statusOf(await raw(text))).toBe(status);
    await alive();
  });

  it.each([
    ['HTTP of the time before names', 'GET / HTTP/1.0\r\n\r\n'],
    ['an empty name', 'GET / HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n'],
  ])('%s: 403, and no page', async (_what, text) => {
    const answer = await raw(text);
    expect(statusOf(answer)).toBe(403);
    expect(answer).not.toContain('Таблицы и формы');
  });

  it.each([
    ['{"properties":', 400],
    ['null', 400],
    ['[]', 400],
    ['"text"', 400],
    ['5', 400],
    ['\u0000\u0001\u0002', 400],
    ['{"__proto__":{"a":1}}', 400],
    ['{"constructor":{"a":1}}', 400],
    [`${'['.repeat(100_000)}`, 400],
    [`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 400],
    [`{"sheets":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400],
  ])('a meaningless body (%#)', async (body, status) => {
    const said = vi.spyOn(console, 'error');
    const answer = await post('v4/spreadsheets', body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code: status, message: expect.any(String) } });
    expect(said).not.toHaveBeenCalled();
    await alive();
  });

  it('a body over the limit is 413, and a body that stops halfway ends its connection', async () => {
    const answer = await post('upload/drive/v3/files?uploadType=media', Buffer.alloc(65 * 1024 * 1024));
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('exceeds the limit')]);
    await raw('POST /v4/spreadsheets HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{"prop');
    await alive();
  });

  it('any text as a fields mask or a search is answered below 500', async () => {
    for (const text of [
      'a(b',
      '*',
      ',',
      '(',
      ')',
      'a.b.c.d.e',
      '__proto__',
      "'",
      '\\',
      "name = 'a\\'",
      'has {',
      'not not not',
    ]) {
      for (const path of [
        `drive/v3/files?fields=${encodeURIComponent(text)}`,
        `drive/v3/files?q=${encodeURIComponent(text)}`,
      ]) {
        const { status } = await fetch(emulator.url + path);
        expect(status === 501 || status < 500, `${status} for ${path}`).toBe(true);
      }
    }
  });
});

describe('64 clients at once', () => {
  it('each get their own answers and lose no write to a shared spreadsheet', async () => {
    const api = clientOf(emulator);
    const spreadsheetId = (await api.spreadsheets.create({ requestBody: {} })).data.spreadsheetId ?? '';
    const append = async (client: number): Promise<void> => {
      for (let row = 0; row < 5; row += 1) {
        const requestBody = { values: [[client, row]] };
        await clientOf(emulator, `user${client}@example.org`).spreadsheets.values.append({
          spreadsheetId,
          range: 'Sheet1',
          valueInputOption: 'RAW',
          requestBody,
        });
      }
    };
    await Promise.all(Array.from({ length: 64 }, (_, client) => append(client)));
    const valueRenderOption = 'UNFORMATTED_VALUE';
    const { values = [] } = (await api.spreadsheets.values.get({ spreadsheetId, range: 'Sheet1', valueRenderOption }))
      .data;
    const rows = (values ?? []).map(([client, row]) => `${client}/${row}`);
    expect(rows).toHaveLength(320);
    expect(new Set(rows).size).toBe(320);
  });
});

describe('the address', () => {
  it('is loopback unless another one is given', () => {
    expect(new URL(emulator.url).hostname).toBe('127.0.0.1');
  });
});
