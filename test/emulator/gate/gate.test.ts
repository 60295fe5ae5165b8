import { beforeAll, describe, expect, it } from 'vitest';
import { OpenToAll } from '../../../emulator/gate/own-host.ts';
import { sessionToken } from '../../../emulator/gate/session-token.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { expectClosedToForeignPages, expectSafeHeaders, expectTokenOfPrograms } from './every-route.ts';
import { answerTo, foreignHeaders, ownPage, visit } from './visitor-kit.ts';

const SECRET = 'secret-of-a-test';
const TOKEN = sessionToken(SECRET, 'anna@example.org');

describe('every route', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await createEmulator({ secret: SECRET });
    return () => emulator.close();
  });

  it('is closed to pages of other sites and to host names that other sites point to this computer', () =>
    expectClosedToForeignPages(emulator, TOKEN));
  it('requires the session’s token from programs, but not from people', () => expectTokenOfPrograms(emulator, TOKEN));
  it('forbids other sites in its headers to read, frame or run anything', () => expectSafeHeaders(emulator, TOKEN));
});

describe('an emulator for everybody on this computer', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await createEmulator();
    return () => emulator.close();
  });
  const create = (headers: Record<string, string>) =>
    visit(emulator.url, { method: 'POST', path: '/v4/spreadsheets' }, headers, '{}');

  it('accepts any token of a program, or none, under each name of this computer', async () => {
    const { port } = new URL(emulator.url);
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', 'google.localhost', '127.8.8.8', '[::1]']) {
      expect((await create({ host: `${name}:${port}`, authorization: 'Bearer anna@example.org' })).status).toBe(200);
      expect((await create({ host: name })).status).toBe(200);
    }
  });

  it('refuses an invalid address, and a request that names two hosts', async () => {
    const { host, port } = new URL(emulator.url);
    for (const name of ['127.999.999.999', '127.0.0.256', '127.0.1']) {
      expect((await create({ host: `${name}:${port}` })).status, name).toBe(403);
    }
    for (const second of ['evil.example', host]) {
      expect(await answerTo(emulator.url, `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: ${second}\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 400 /,
      );
    }
    expect(await answerTo(emulator.url, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['APPLICATION/X-WWW-FORM-URLENCODED', 'Identity', 404],
    ['application/x-www-form-urlencoded ; charset=UTF-8', 'identity', 404],
    ['application/x-www-form-urlencoded-evil', 'identity', 415],
    ['text/plain', 'identity', 415],
    ['application/x-www-form-urlencoded', 'gzip', 415],
  ])('a form of type %s, encoded as %s, is answered %i', async (type, encoding, status) => {
    const headers = { host: new URL(emulator.url).host, 'content-type': type, 'content-encoding': encoding };
    const path = '/spreadsheets/d/x/row';
    expect((await visit(emulator.url, { method: 'POST', path }, headers, 'a=b')).status).toBe(status);
  });

  it('answers HEAD of a page like GET, without the page', async () => {
    const { spreadsheetId } = JSON.parse((await create({ host: new URL(emulator.url).host })).text);
    for (const path of ['/', `/spreadsheets/d/${spreadsheetId}/edit`, '/spreadsheets/d/none/edit']) {
      const [got, asked] = await Promise.all(['GET', 'HEAD'].map((method) => visit(emulator.url, { method, path })));
      const { date: _, ...headers } = got?.headers ?? {};
      expect(asked).toMatchObject({ status: got?.status, headers, text: '' });
    }
    const path = `/v4/spreadsheets/${spreadsheetId}`;
    expect((await visit(emulator.url, { method: 'HEAD', path })).status).toBe(404);
  });

  it('is still closed to pages of other sites', async () => {
    for (const [how, headers] of Object.entries(foreignHeaders(emulator.url))) {
      // Pages of other programs on this computer may call the APIs.
      const near = /^https?:\/\/127\.0\.0\.1(:\d+)?$/.test(headers.origin ?? '');
      const { status } = await create({ ...headers, authorization: 'Bearer anna@example.org' });
      expect(status, how).toBe(near ? 200 : 403);
    }
    for (const headers of ownPage(emulator.url)) expect((await create(headers)).status).toBe(200);
  });

  it('refuses a preflight, without headers that would allow the request', async () => {
    const headers = { host: new URL(emulator.url).host, origin: 'http://evil.example' };
    const path = '/v4/spreadsheets';
    const asked = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' };
    const { status, headers: said } = await visit(emulator.url, { method: 'OPTIONS', path }, { ...headers, ...asked });
    expect(status).toBe(403);
    expect(Object.keys(said).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('an emulator that other computers reach', () => {
  it('does not start if any token is accepted', async () => {
    for (const host of ['0.0.0.0', '::', '', '192.168.0.7', 'emulator.example.org', '0', '::ffff:0.0.0.0']) {
      await expect(createEmulator({ host })).rejects.toThrow(OpenToAll);
    }
    await (await createEmulator({ host: 'localhost' })).close();
  });

  it('shows its pages to token holders only; a form is for everybody', async () => {
    const emulator = await createEmulator({ host: '0.0.0.0', auth: { t1: 'anna@example.org' } });
    const root = emulator.url.replace('0.0.0.0', '127.0.0.1');
    const status = async (path: string) => (await fetch(`${root}${path}`)).status;
    for (const path of ['', 'spreadsheets/d/x', 'document/d/x/edit', 'emulator/state', 'v4/spreadsheets/x']) {
      expect([401, 403], path).toContain(await status(path));
      expect([200, 404], path).toContain(await status(`${path}?access_token=t1`));
    }
    expect(await status('forms/d/e/x/viewform')).toBe(404);
    await emulator.close();
  });
});
