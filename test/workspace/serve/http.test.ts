import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeAccount } from '../../../workspace/accounts/accounts.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { ask, newServing, sessionOf } from './serving-kit.ts';

let serving: Serving;
let data: string;
let curator: { cookie: string };
let keeper: { cookie: string };

beforeAll(async () => {
  const opened = await newServing({ publicUrl: 'https://nastavnik.school5.example/', trustedProxies: ['127.0.0.9'] });
  ({ serving, data } = opened);
  keeper = sessionOf(serving, 'keeper');
  curator = sessionOf(serving, 'curator');
  return opened.close;
});

describe('the HTTP server of a school', () => {
  test.each(['rebound.evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'a b', '[2001:db8::5]'])(
    'refuses the foreign Host «%s», as after DNS rebinding',
    async (host) => {
      for (const path of ['/', '/login', '/alive', '/v4/spreadsheets']) {
        const { status, text } = await ask(serving.url, path, { headers: { host, ...curator } });
        expect([400, 421]).toContain(status);
        expect(text).not.toContain('Таблица');
      }
    },
  );

  test.each(['localhost', '127.0.0.1:1', '[::1]:8080', 'nastavnik.school5.example'])(
    'answers to its own name %s',
    async (host) => {
      expect((await ask(serving.url, '/login', { headers: { host } })).status).toBe(200);
    },
  );

  test('refuses a write from a page of another site, whatever headers the browser sends', async () => {
    const { port } = new URL(serving.url);
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${Number(port) + 1}` },
      { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'cross-site' },
      { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      for (const path of ['/documents', '/letters/send', '/memory/send', '/erasure', '/logout', '/login']) {
        const { status } = await ask(serving.url, path, { method: 'POST', headers: { ...curator, ...headers } });
        expect(status, `${path} ${JSON.stringify(headers)}`).toBe(403);
      }
    }
    // A request without Origin and Referer comes from an old browser that hides its origin.
    const { status } = await ask(serving.url, '/letters/send', {
      method: 'POST',
      headers: { ...curator, origin: 'null' },
    });
    expect(status).toBe(403);
  });

  test('a page of another site may link to this server, and gets nothing else', async () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await ask(serving.url, '/', { headers: { ...curator, ...link } })).status).toBe(200);
    const frame = { ...link, 'sec-fetch-dest': 'iframe' };
    expect((await ask(serving.url, '/', { headers: { ...curator, ...frame } })).status).toBe(403);
    const script = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' };
    expect((await ask(serving.url, '/', { headers: { ...curator, ...script } })).status).toBe(403);
  });

  test('a page of the programme names the person who is logged in as written', async () => {
    const person = sessionOf(serving, 'curator', 'viewer');
    writeAccount(serving.school.store, {
      email: 'curator-viewer@example.org',
      name: 'Тестовая $& Анна',
      roles: ['curator', 'viewer'],
    });
    const { text } = await ask(serving.url, '/lists', { headers: { ...person } });
    expect(text).toContain('>Тестовая $&amp; Анна</a>');
  });

  test('every page has a policy without inline script or style, and may be framed by nobody', async () => {
    for (const { method, path } of serving.pages.filter((each) => each.method === 'GET' && each.path !== '/alive')) {
      const { headers, text } = await ask(serving.url, path, { method, headers: { ...keeper } });
      const policy = String(headers['content-security-policy']);
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).toMatch(/default-src 'none'/);
      expect(policy, path).not.toContain('unsafe');
      expect(text, path).not.toMatch(/<script(?! type="module" src="\/assets\/)|\sstyle=|\son\w+=/);
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['cache-control'], path).toBe('no-store');
    }
  });

  test('trusts only a named proxy about host, address and encryption', async () => {
    const forwarded = {
      'x-forwarded-host': 'nastavnik.school5.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.5',
    };
    const { text, headers } = await ask(serving.url, '/seen', { headers: forwarded });
    expect(text).toContain('Связь не зашифрована');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('keeps an unused connection longer than nginx (60 s) and Caddy (120 s) do', async () => {
    const { headers } = await ask(serving.url, '/alive', { headers: { connection: 'keep-alive' } });
    expect(Number(/timeout=(\d+)/.exec(String(headers['keep-alive']))?.[1])).toBeGreaterThan(120);
  });

  test('refuses too much, the wrong type and compressed bodies', async () => {
    const post = (headers: Record<string, string>, body: string) =>
      ask(serving.url, '/letters/send', { method: 'POST', headers: { ...curator, ...headers }, body });
    const large = await post({}, 'a='.padEnd(3 * 1024 * 1024, 'x'));
    expect([large.status, large.text.includes('Наибольший размер: 2 МБ.')]).toEqual([413, true]);
    expect((await post({ 'content-type': 'text/plain' }, 'a=1')).status).toBe(415);
    expect((await post({ 'content-encoding': 'gzip' }, 'a=1')).status).toBe(415);
  });

  test('accepts a large staff list from the curator only', async () => {
    const body = `text=${'x'.repeat(3 * 1024 * 1024)}`;
    const send = (headers: Record<string, string>) =>
      ask(serving.url, '/people/preview', { method: 'POST', headers, body });
    const { status, text } = await send(curator);
    expect(status).toBe(422);
    expect(text).toContain('Список педагогов');
    const large = await ask(serving.url, '/people/preview', {
      method: 'POST',
      headers: curator,
      body: 'x'.repeat(9 * 1024 * 1024),
    });
    expect([large.status, large.text.includes('Наибольший размер: 8 МБ.')]).toEqual([413, true]);
    for (const stranger of [keeper, {}]) expect([401, 403]).toContain((await send(stranger)).status);
  });

  test('the log contains no query, no cookie and no person', async () => {
    await ask(serving.url, '/password?key=SECRETKEY&email=keeper@example.org', { headers: keeper });
    await expect.poll(() => readFile(join(data, 'logs/requests.log'), 'utf8').catch(() => '')).toContain('/password');
    const log = await readFile(join(data, 'logs/requests.log'), 'utf8');
    expect(log).toMatch(/GET \/password 422 \d+ms keeper/);
    expect(log).not.toMatch(/SECRETKEY|example\.org|nastavnik=|Тестовая/);
  });
});
