import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { get } from 'node:https';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPlace } from '../../../workspace/google/open-place.ts';
import { askForBackup } from '../../../workspace/serve/backup/running-backup.ts';
import { alertsFor, type HealthFacts } from '../../../workspace/serve/health/alerts.ts';
import { peerOf } from '../../../workspace/serve/http/peer.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { systemdUnit } from '../../../workspace/serve/service-unit.ts';
import { readServerSettings } from '../../../workspace/serve/settings/settings-file.ts';
import { readSession } from '../../../workspace/session-file.ts';
import { needs } from '../../needs.ts';
import { ask, newFolder, newServing, serveAt, sessionOf } from './serving-kit.ts';

let serving: Serving;

beforeAll(async () => {
  const opened = await newServing({ publicUrl: 'https://nastavnik.school5.example/', trustedProxies: ['127.0.0.1'] });
  serving = opened.serving;
  return opened.close;
});

describe('behind a named proxy', () => {
  const host = 'nastavnik.school5.example';
  const forwarded = { 'x-forwarded-host': host, 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.5' };

  test('the browser’s encryption and name count: secure cookies, its own origin, HSTS', async () => {
    const seen = await ask(serving.url, '/seen', { headers: forwarded });
    expect(seen.text).toContain('Адрес верный');
    expect(seen.text).toContain('Связь зашифрована');
    expect(seen.headers['strict-transport-security']).toContain('max-age');
    const { cookie } = sessionOf(serving, 'keeper');
    const secure = { ...forwarded, cookie: cookie.replace('nastavnik=', '__Host-nastavnik=') };
    expect((await ask(serving.url, '/home', { headers: secure })).status).toBe(200);
    // Over an encrypted connection, the plain cookie does not count, because another server of this host may have set it.
    expect((await ask(serving.url, '/home', { headers: { ...forwarded, cookie } })).status).toBe(303);
    const write = (origin: string) =>
      ask(serving.url, '/account/end-sessions', { method: 'POST', headers: { ...secure, origin } });
    expect((await write(`http://${host}`)).status).toBe(403);
    const ended = await write(`https://${host}`);
    expect(String(ended.headers['set-cookie'])).toMatch(/^__Host-nastavnik=.*; Secure$/);
  });

  test('commands on this computer reach the school past the proxy, but nobody uses their token through it', async () => {
    const session = await readSession(serving.school.folder);
    if (!session) throw new Error('The school runs without a session.');
    expect(await askForBackup(session)).toMatch(/nastavnik-.+\.sqlite$/);
    const asked = (headers: Record<string, string>) =>
      ask(serving.url, '/emulator/programme', { headers: { authorization: `Bearer ${session.token}`, ...headers } });
    expect((await asked({})).status).toBe(200);
    expect((await asked(forwarded)).status).toBe(404);
  });

  test('a command that asks the running school puts its public address into links', async () => {
    const place = { root: serving.url, data: serving.school.folder, spreadsheet: undefined };
    const { docsRoot, close } = await openPlace(place, [], {});
    await close();
    expect(docsRoot).toBe('https://nastavnik.school5.example/');
  });

  test('a foreign host behind the proxy is refused all the same', async () => {
    const headers = { ...forwarded, 'x-forwarded-host': 'evil.example' };
    expect((await ask(serving.url, '/login', { headers })).status).toBe(421);
  });

  test.each([
    ['203.0.113.5', ['10.0.0.1'], '203.0.113.5'],
    ['1.1.1.1, 203.0.113.5', ['10.0.0.1'], '203.0.113.5'],
    ['203.0.113.5, 10.0.0.2', ['10.0.0.1', '10.0.0.2'], '203.0.113.5'],
    ['203.0.113.5', [], '10.0.0.1'],
  ])('X-Forwarded-For «%s» with the proxies %j is %s', (chain, proxies, address) => {
    const incoming = {
      headers: { host: 'x', 'x-forwarded-for': chain },
      socket: { remoteAddress: '::ffff:10.0.0.1' },
    };
    expect(peerOf(incoming, proxies, false).address).toBe(address);
  });
});

test('with a certificate, the server itself encrypts', { tags: 'openssl' }, async () => {
  const folder = await newFolder();
  const [certificate, privateKey] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', privateKey, '-out', certificate];
  execFileSync(needs.openssl ?? '', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], {
    stdio: 'ignore',
  });
  const encrypted = await serveAt(join(folder, 'data'), { certificate, privateKey });
  expect(encrypted.url).toMatch(/^https:/);
  const { status, headers } = await new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    get(`${encrypted.url}login`, { ca: readFileSync(certificate) }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
    }).on('error', reject);
  });
  expect([status, headers['strict-transport-security']]).toEqual([200, 'max-age=31536000']);
  await encrypted.close();
});

describe('the settings of a server', () => {
  const errorOf = async (text: string, env: NodeJS.ProcessEnv = {}) => {
    const folder = await newFolder();
    if (text) await writeFile(join(folder, 'nastavnik.toml'), text);
    return readServerSettings(folder, env).then(
      () => 'no error',
      (error: Error) => error.message.replace(folder, ''),
    );
  };

  test.each([
    ['[server]\nport = "восемь"', 'раздел [server], «port»: значение "восемь" не подходит, нужно целое число'],
    ['[server]\nlisten = "everywhere"', 'нужен IP-адрес'],
    ['[server]\npublic_url = "https://school5.ru/path"', 'нужен адрес без пути'],
    ['[server]\nprot = 8080', 'в разделе [server] нет настройки «prot»'],
    ['[servr]\nport = 8080', 'раздела «servr» нет'],
    ['[server]\n\nport = = 1', 'строка 3: запись не читается'],
    ['[mail]\nsecurity = "ssl"', 'нужно "tls", "starttls" или "none"'],
  ])('a mistake in the file is named with its place: %j', async (text, message) => {
    expect(await errorOf(text)).toContain(message);
  });

  test('a mistake in the environment names the variable', async () => {
    expect(await errorOf('', { NASTAVNIK_SERVER_PORT: 'x' })).toContain('Переменная NASTAVNIK_SERVER_PORT');
    expect(await errorOf('', { NASTAVNIK_SERVER_TRUSTED_PROXIES: '127.0.0.1, nginx' })).toContain('TRUSTED_PROXIES');
  });

  test('the first start writes every setting with its comment, and reads it again', async () => {
    const folder = await newFolder();
    const first = await readServerSettings(folder, { NASTAVNIK_SERVER_PORT: '9000' });
    await (await serveAt(folder)).close();
    const text = await readFile(join(folder, 'nastavnik.toml'), 'utf8');
    expect(text).toContain('# Порт страниц.\nport = 8080');
    expect(first.settings.port).toBe(9000);
    expect((await readServerSettings(folder, {})).settings).toEqual(first.inFile);
    expect((await readServerSettings(folder, {}, { port: 1 })).settings.port).toBe(1);
  });

  test('half of an encryption is refused before anything is opened', async () => {
    await expect(serveAt(await newFolder(), { certificate: '/x.pem' })).rejects.toThrow('Задан только один');
    await expect(serveAt(await newFolder(), { certificate: '/x.pem', privateKey: '/y.pem' })).rejects.toThrow(
      'Сертификат /x.pem не читается (ENOENT)',
    );
  });
});

describe('a server that runs by itself', () => {
  const HOUR = 3_600_000;
  const well: HealthFacts = {
    now: 1000 * HOUR,
    startedAt: 0,
    firstStartAt: 0,
    runCompletedAt: 1000 * HOUR,
    runTrouble: undefined,
    mailStoppedAt: undefined,
    room: 1e10,
    backupAt: 990 * HOUR,
    unknownFolder: undefined,
  };

  test.each([
    [{}, []],
    [{ runCompletedAt: 998 * HOUR }, ['run']],
    [{ mailStoppedAt: 980 * HOUR }, []],
    [{ mailStoppedAt: 970 * HOUR }, ['mail']],
    [{ room: 1e8 }, ['disk']],
    [{ backupAt: 950 * HOUR }, ['backup']],
    [{ unknownFolder: '/копии' }, ['backup']],
    [{ backupAt: undefined, startedAt: 999 * HOUR, firstStartAt: 999 * HOUR }, []],
    [{ backupAt: undefined, startedAt: 999 * HOUR }, ['backup']],
  ] as const)('%j raises %j', (changes, keys) => {
    expect(alertsFor({ ...well, ...changes }).map(({ key }) => key)).toEqual(keys);
  });

  const parts = {
    node: process.execPath,
    program: '/opt/a b/n.mjs',
    data: '/srv/50%',
    option: '--data' as const,
    backups: '/mnt/flash drive',
    user: 'root',
  };

  test('the unit of systemd may write only into the data and the backups', () => {
    const unit = systemdUnit({ ...parts, node: '/usr/bin/node' });
    expect(unit).toContain('ExecStart="/usr/bin/node" "/opt/a b/n.mjs" serve --data "/srv/50%%"');
    expect(systemdUnit({ ...parts, option: '--schools' })).toContain('serve --schools "/srv/50%%"');
    expect(unit).toContain('ReadWritePaths=/srv/50%% -/mnt/flash\\x20drive\n');
    expect(unit).toContain('ProtectSystem=strict');
  });

  test('systemd itself finds nothing wrong with the unit', { tags: 'systemd' }, async () => {
    const unit = join(await newFolder(), 'nastavnik.service');
    await writeFile(unit, systemdUnit(parts));
    const { status, stderr } = spawnSync(needs.systemd ?? '', ['verify', unit], { encoding: 'utf8' });
    expect({ status, said: stderr.split('\n').filter((line) => line.includes('nastavnik')) }).toEqual({
      status: 0,
      said: [],
    });
  });
});
