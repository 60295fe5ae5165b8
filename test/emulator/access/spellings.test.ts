import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Destination } from '../../../emulator/core/exchange.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { pathTo, visit } from '../gate/visitor-kit.ts';
import { ANNA, BORIS, clientOf } from '../sheets/sheets-client.ts';

let emulator: Emulator;
let spreadsheetId: string;
let host: string;
beforeAll(async () => {
  emulator = await createEmulator({ seed: 1, auth: { anna: ANNA, boris: BORIS } });
  host = new URL(emulator.url).host;
  const api = clientOf(emulator, 'anna').spreadsheets;
  spreadsheetId = (await api.create({ requestBody: {} })).data.spreadsheetId ?? '';
  return () => emulator.close();
});

const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16)}`;

/** Ways to write the same path, and whether the server must treat them as equal. */
const SPELLINGS: Readonly<Record<string, (path: string) => string>> = {
  'with a slash': (path) => (path === '/' ? path : `${path}/`),
  'with two slashes': (path) => (path === '/' ? path : `${path}//`),
  encoded: (path) => path.replace(/[a-z](?=[^%]*$)/i, percent),
  'wholly encoded': (path) => path.replace(/%[\da-f]{2}|[\w-]/gi, (part) => (part.length > 1 ? part : percent(part))),
};

const ask = (method: string, path: string, token?: string) =>
  visit(emulator.url, { method, path }, { host, ...(token && { authorization: `Bearer ${token}` }) });

const samples = (): { destination: Destination; path: string }[] =>
  emulator.destinations.flatMap((destination) =>
    fc.sample(pathTo(destination), 1).map((path) => ({ destination, path })),
  );

describe('every route', () => {
  it('requires a token, however its path is written', async () => {
    for (const { destination, path } of samples()) {
      if (destination.audience === 'everybody') continue;
      for (const [how, spell] of Object.entries({ plain: (path: string) => path, ...SPELLINGS })) {
        const { status } = await ask(destination.method, spell(path));
        expect([401, 403], `${destination.method} ${path} ${how}`).toContain(status);
      }
      const doubled = await ask(destination.method, path.replaceAll('/', '//'));
      expect([401, 403], `${path} doubled`).toContain(doubled.status);
    }
  });

  it('gives strangers the same answer, however its path is written', async () => {
    for (const { destination, path } of samples()) {
      if (destination.method !== 'GET') continue;
      const plain = await ask('GET', path, 'boris');
      for (const [how, spell] of Object.entries(SPELLINGS)) {
        expect((await ask('GET', spell(path), 'boris')).status, `${path} ${how}`).toBe(plain.status);
      }
    }
  });
});

describe('a file of another person', () => {
  it.each([
    ['/v4/spreadsheets/ID', 403],
    ['/v4/spreadsheets/ID/values/A1', 403],
    ['/drive/v3/files/ID', 404],
    ['/spreadsheets/d/ID/edit', 403],
    ['/spreadsheets/d/ID/row?gid=0&row=2', 403],
  ])('stays closed, however the path is written: %s', async (template, status) => {
    const [path = '', query = ''] = template.replace('ID', spreadsheetId).split(/(?=\?)/);
    for (const [how, spell] of Object.entries({ plain: (path: string) => path, ...SPELLINGS })) {
      expect((await ask('GET', spell(path) + query, 'boris')).status, how).toBe(status);
      expect((await ask('GET', spell(path) + query, 'anna')).status, how).toBe(200);
    }
  });

  it('cannot be reached by the path of resumable uploads, nor by a method in a header', async () => {
    const path = `/resumable/upload/drive/v3/files/${spreadsheetId}?uploadType=media`;
    expect((await ask('PATCH', path, 'boris')).status).toBe(404);
    const headers = { host, authorization: 'Bearer boris', 'x-http-method-override': 'DELETE' };
    const seen = await visit(emulator.url, { method: 'POST', path: `/drive/v3/files/${spreadsheetId}` }, headers);
    expect(seen.status).toBe(404);
    expect((await ask('GET', `/drive/v3/files/${spreadsheetId}`, 'anna')).status).toBe(200);
  });

  it('is not on the first page', async () => {
    expect((await ask('GET', '/', 'boris')).text).not.toContain(spreadsheetId);
    expect((await ask('GET', '/', 'anna')).text).toContain(spreadsheetId);
  });
});

describe('pages', () => {
  it('ask a browser for the token as a password', async () => {
    const closed = await ask('GET', '/');
    expect([closed.status, closed.headers['www-authenticate']]).toEqual([401, expect.stringMatching(/^Basic /)]);
    const authorization = `Basic ${Buffer.from('whoever:anna').toString('base64')}`;
    expect((await visit(emulator.url, { method: 'GET', path: '/' }, { host, authorization })).status).toBe(200);
  });

  it('accept what their own form sends only with a token', async () => {
    const form = { host, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' };
    const row = { method: 'POST', path: `/spreadsheets/d/${spreadsheetId}/row` };
    expect((await visit(emulator.url, row, form, 'gid=0&row=2')).status).toBe(401);
  });
});

describe('a server inside this process', () => {
  it.each(['/emulator/state', '/emulator/state/', '/emulator/st%61te', '/emulator/log.json'])(
    'requires a token for %s',
    (rawPath) => {
      const request = { method: 'GET', rawPath, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) };
      expect(emulator.handle(request).status).toBe(403);
      expect(emulator.handle({ ...request, headers: { authorization: 'Bearer anna' } }).status).toBe(200);
    },
  );
});
