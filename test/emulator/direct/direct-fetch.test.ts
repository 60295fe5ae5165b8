import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { json, type Route } from '../../../emulator/application-pages.ts';
import type { FaultInput } from '../../../emulator/control/faults.ts';
import type { Audience } from '../../../emulator/core/exchange.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { sessionToken } from '../../../emulator/session-token.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';

const SECRET = 'secret-of-a-test';
const TOKEN = sessionToken(SECRET, 'anna@example.org');

/** Requests as the core received them. */
const received: string[] = [];
/** Headers that belong to a connection, and headers whose values depend on a multipart boundary or on a client's version. */
const CONNECTION = new Set([
  'connection',
  'transfer-encoding',
  'content-length',
  'user-agent',
  'accept-language',
  'sec-fetch-mode',
]);

const recorder = (method: string, pattern: RegExp, audience: Audience): Route => ({
  method,
  pattern,
  audience,
  handle(request) {
    const { headers, rawPath, query, body } = request;
    const boundary = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1] ?? '\0';
    const told = Object.entries(headers).filter(([name]) => !CONNECTION.has(name));
    const said = JSON.stringify([method, rawPath, [...query], told.sort(), body.toString()]);
    received.push(said.replaceAll(boundary, 'BOUNDARY'));
    return json({}, request);
  },
});

let emulator: Emulator;
let silent: Emulator;
beforeAll(async () => {
  const apis = /^\/(v4|upload|drive)\/.*$/;
  const routes = [
    ...['GET', 'POST', 'DELETE'].map((method) => recorder(method, apis, 'programs')),
    recorder('POST', /^\/echo\/form$/, 'everybody'),
  ];
  emulator = await createEmulator({ secret: SECRET, routes, control: false });
  silent = await createEmulator({ listens: false });
  return async () => {
    await emulator.close();
    await silent.close();
  };
});

/** The requests that the core receives for the same work, over HTTP and directly. */
async function bothWays(work: (access: ReturnType<typeof bearerAccess>) => Promise<unknown>) {
  const ways = [];
  for (const fetching of [undefined, emulator.fetch]) {
    received.length = 0;
    await work(bearerAccess(emulator.url, TOKEN, fetching));
    ways.push([...received]);
  }
  return { http: ways[0], direct: ways[1] };
}

describe('the core receives the same request over HTTP and directly', () => {
  it.each<[string, (access: ReturnType<typeof bearerAccess>) => Promise<unknown>]>([
    [
      'a reading with a mask',
      ({ rootUrl = '', auth }) =>
        sheets({ version: 'v4', auth, rootUrl }).spreadsheets.get({
          spreadsheetId: 'тест/1',
          fields: 'properties(title,locale)',
        }),
    ],
    [
      'a writing',
      ({ rootUrl = '', auth }) =>
        sheets({ version: 'v4', auth, rootUrl }).spreadsheets.batchUpdate({
          spreadsheetId: 'x',
          requestBody: { requests: [{ updateSpreadsheetProperties: { fields: 'title', properties: { title: 'Ё' } } }] },
        }),
    ],
    [
      'an upload',
      ({ rootUrl = '', auth }) =>
        drive({ version: 'v3', auth, rootUrl }).files.create(
          { requestBody: { name: 'Памятка' }, media: { mimeType: 'text/html', body: '<p>Текст</p>' } },
          { rootUrl },
        ),
    ],
    ['a deletion', ({ rootUrl = '', auth }) => drive({ version: 'v3', auth, rootUrl }).files.delete({ fileId: 'x' })],
  ])('%s', async (_what, work) => {
    const { http, direct } = await bothWays(work);
    expect(direct).toEqual(http);
    expect(direct).toHaveLength(1);
  });

  it('a form of a page', async () => {
    const body = new URLSearchParams({ 'entry.1': 'Да & нет' });
    const ways = [];
    for (const send of [fetch, emulator.fetch]) {
      received.length = 0;
      const answer = await send(`${emulator.url}echo/form?q=%D1%8F`, { method: 'POST', body });
      // The network's `fetch` offers encodings by itself.
      const said = received.map((each) => each.replace(/\["accept-encoding",.*?\],/, ''));
      ways.push({ status: answer.status, type: answer.headers.get('content-type'), body: await answer.json(), said });
    }
    expect(ways[1]).toEqual(ways[0]);
    expect(ways[1]?.said).toHaveLength(1);
  });
});

describe('without a network', () => {
  it('the gate refuses the same requests as over HTTP', async () => {
    for (const send of [fetch, emulator.fetch]) {
      const answer = await send(`${emulator.url}v4/nowhere`, { method: 'PUT', headers: { authorization: 'Bearer x' } });
      expect(answer.status).toBe(404);
      const unknown = await send(`${emulator.url}tokeninfo`, { method: 'POST' });
      expect(unknown.status).toBe(401);
    }
  });

  it('a body that is too large is refused in Google’s words', async () => {
    const answer = await silent.fetch(`${silent.url}v4/spreadsheets`, { method: 'POST', body: 'x'.repeat(11 << 20) });
    expect(answer.status).toBe(400);
  });

  it('no server listens', async () => {
    expect(silent.url).toBe('http://127.0.0.1/');
    const { rootUrl = '', auth } = bearerAccess(silent.url, 'anna@example.org', silent.fetch);
    const { data } = await sheets({ version: 'v4', auth, rootUrl }).spreadsheets.create({
      requestBody: { properties: { title: 'Таблица' } },
    });
    expect(data.properties?.title).toBe('Таблица');
  });

  it.each<FaultInput>([
    { fault: 'cut', keepBytes: 0 },
    { fault: 'cut', keepBytes: 20 },
    { fault: 'timeout', delayMs: 1 },
  ])('a lost answer is a lost connection: %o', async (fault) => {
    silent.faults.add(fault);
    const answered = silent
      .fetch(`${silent.url}v4/spreadsheets`, { method: 'POST', body: '{}' })
      .then((answer) => answer.text());
    await expect(answered).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('a caller that gives up gets no answer', async () => {
    silent.faults.add({ fault: 'timeout' });
    const asked = silent.fetch(`${silent.url}v4/spreadsheets`, { method: 'POST', signal: AbortSignal.timeout(1) });
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
