import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { googleClients } from '../../../workspace/curator/index.ts';
import { type Serving, serveSchool } from '../../../workspace/serve/serve-school.ts';
import { needs } from '../../needs.ts';
import { type Got, got, newFolder, sessionOf, zone } from './serving-kit.ts';

const NAME = 'nastavnik.school5.ru';

/** The example for a proxy in the guide, so that the guide itself is tested. */
async function exampleFor(proxy: 'nginx' | 'caddy'): Promise<string> {
  const guide = await readFile('docs/school-server.md', 'utf8');
  return new RegExp(`\`\`\`${proxy}\n([^\`]+)\`\`\``).exec(guide)?.[1] ?? '';
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

interface Proxy {
  readonly port: number;
  readonly certificate: string;
  readonly privateKey: string;
  readonly backend: number;
  readonly folder: string;
}

/** How each proxy is started with its example. The example stays as it is but for ports and the certificate. */
const START: Readonly<Record<'nginx' | 'caddy', (proxy: Proxy) => Promise<ChildProcess>>> = {
  async nginx({ port, certificate, privateKey, backend, folder }) {
    const server = (await exampleFor('nginx'))
      .replace('443', `127.0.0.1:${port}`)
      .replace('127.0.0.1:8080', `127.0.0.1:${backend}`)
      .replace('/etc/nginx/nastavnik.crt', certificate)
      .replace('/etc/nginx/nastavnik.key', privateKey);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${folder}/${kind};`,
    );
    const file = join(folder, 'nginx.conf');
    await writeFile(
      file,
      `user root; pid ${folder}/nginx.pid; error_log ${folder}/error.log; daemon off;\nevents {}\nhttp { access_log off; ${temporary.join(' ')}\n${server}\n}`,
    );
    return spawn(needs.nginx ?? '', ['-c', file, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
  },
  async caddy({ port, certificate, privateKey, backend, folder }) {
    const site = (await exampleFor('caddy'))
      .replace(NAME, `https://${NAME}:${port}`)
      .replace('127.0.0.1:8080', `127.0.0.1:${backend}`)
      .replace('reverse_proxy', `bind 127.0.0.1\n    tls ${certificate} ${privateKey}\n    reverse_proxy`);
    const file = join(folder, 'Caddyfile');
    await writeFile(file, `{\n    admin off\n    auto_https disable_redirects\n}\n${site}`);
    return spawn(needs.Caddy ?? '', ['run', '--config', file, '--adapter', 'caddyfile'], {
      stdio: 'ignore',
      env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder },
    });
  },
};

describe.each([
  ['nginx', 'nginx'],
  ['Caddy', 'caddy'],
] as const)('behind %s as the guide sets it up', (tag, proxy) => {
  let folder: string;
  let serving: Serving;
  let child: ChildProcess | undefined;
  let port: number;
  let ca: string;

  beforeAll(async () => {
    if (needs[tag] === undefined) return undefined;
    folder = await newFolder();
    const [certificate, privateKey] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const subject = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`];
    const files = ['-keyout', privateKey, '-out', certificate];
    execFileSync(needs.openssl ?? '', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], {
      stdio: 'ignore',
    });
    ca = await readFile(certificate, 'utf8');
    port = await freePort();
    const data = join(folder, 'data');
    await mkdir(data);
    serving = await serveSchool({
      data,
      settings: { port: 0, publicUrl: `https://${NAME}:${port}/`, trustedProxies: ['127.0.0.1'] },
      env: {},
      say: () => undefined,
      dns: zone({}),
    });
    child = await START[proxy]({ port, certificate, privateKey, backend: serving.school.port(), folder });
    // Until the proxy listens, connections are refused.
    await vi.waitUntil(
      () =>
        send('/seen').then(
          ({ status }) => status === 200,
          () => false,
        ),
      { timeout: 60_000 },
    );
    return async () => {
      child?.kill('SIGTERM');
      if (child) await once(child, 'close');
      await serving.close();
      await rm(folder, { recursive: true, force: true });
    };
  });

  /** Sends a request as a browser does that found the name in DNS. */
  const send = (path: string, headers: Record<string, string> = {}, body?: string): Promise<Got> =>
    new Promise((resolve, reject) => {
      const host = `${NAME}:${port}`;
      const write =
        body === undefined
          ? {}
          : {
              origin: `https://${host}`,
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': String(Buffer.byteLength(body)),
            };
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          servername: NAME,
          ca,
          path,
          method: body === undefined ? 'GET' : 'POST',
          headers: { host, ...write, ...headers },
        },
        (answer) => {
          got(answer).then(resolve, reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  const signedIn = () => {
    const { cookie } = sessionOf(serving, 'curator');
    return { cookie: cookie.replace('nastavnik=', '__Host-nastavnik=') };
  };

  test('the public address is right and encrypted, and the browser is told to keep it so', { tags: tag }, async () => {
    const seen = await send('/seen');
    expect(seen.text).toContain('Адрес верный');
    expect(seen.text).toContain('Связь зашифрована');
    expect(seen.headers['strict-transport-security']).toContain('max-age');
  });

  test('a page of the school may write, and a foreign page may not', { tags: tag }, async () => {
    const own = await send('/account/end-sessions', signedIn(), '');
    expect(own.status).toBe(303);
    const foreign = await send('/account/end-sessions', { ...signedIn(), origin: 'https://evil.example' }, '');
    expect(foreign.status).toBe(403);
  });

  test('a changed cell reaches an open page at once', { tags: tag }, async () => {
    const headers = signedIn();
    const now = /id: (\d+)/.exec((await send('/workbook/changes', headers)).text)?.[1] ?? '';
    const waiting = send('/workbook/changes', { ...headers, 'last-event-id': now });
    const { workspace } = serving.school;
    await googleClients(workspace.accessOf('curator@example.org')).sheets.spreadsheets.values.update({
      spreadsheetId: workspace.spreadsheetId,
      range: "'Участники'!B2",
      valueInputOption: 'RAW',
      requestBody: { values: [['Тестовая Анна Ивановна']] },
    });
    const changed = await waiting;
    expect(changed.headers['content-type']).toContain('text/event-stream');
    expect(changed.text).toMatch(/^data: \d+$/m);
    expect(changed.text).not.toContain(`id: ${now}\n`);
  });

  test('a paste of several megabytes is not cut off by the proxy', { tags: tag }, async () => {
    const edits = JSON.stringify({ filler: 'а'.repeat(1_000_000) });
    const { status } = await send('/workbook/cells', signedIn(), new URLSearchParams({ edits }).toString());
    expect(status).toBe(400);
  });
});
