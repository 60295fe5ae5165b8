import { type ChildProcess, spawn } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
// biome-ignore lint/style/noRestrictedImports: if one of the two servers fails to start, the other may already run
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleFunctions } from '../../build/cloud-bundle.ts';
import { identityToken } from '../../emulator/oidc/identity-token.ts';
import { CURATOR, emptySchool, type TestSchool } from '../functions/jobs/school-kit.ts';

const AUDIENCE = 'https://function.example.org';

let school: TestSchool;
const servers: ChildProcess[] = [];
let url: string;
let queueUrl: string;
let said = '';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** Starts the deployed folder with Google's own framework, as a function with a plain address. */
async function start(target: string): Promise<string> {
  const port = await freePort();
  const args = [
    'node_modules/@google-cloud/functions-framework/build/src/main.js',
    '--source=dist/functions',
    `--target=${target}`,
    '--signature-type=http',
  ];
  const server = spawn(process.execPath, args, {
    env: {
      ...process.env,
      PORT: String(port),
      // A deployment may lack NODE_ENV. The framework's error pages would then show a stack trace.
      NODE_ENV: undefined,
      GOOGLE_API_ROOT: school.emulator.url,
      NASTAVNIK_SCHOOLS: `${school.spreadsheetId}=${CURATOR}`,
      NASTAVNIK_AUDIENCES: AUDIENCE,
      SMTP_HOST: '127.0.0.1',
    },
  });
  servers.push(server);
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const root = `http://127.0.0.1:${port}`;
  for (;;) {
    // We send no request here, so that the first test meets an instance without earlier requests.
    if (await accepts(port)) return root;
    if (server.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('the Dockerfile copies what the build makes, and starts the framework with an existing function', async () => {
  const file = await readFile('Dockerfile', 'utf8');
  const copied = [...file.matchAll(/^COPY (\S+) /gm)].map(([, path = '']) => path);
  expect(copied).toEqual(['dist/functions/package.json', 'dist/functions/']);
  await Promise.all(copied.map((path) => access(path)));
  const [, command] = /^CMD \["node_modules\/\.bin\/(.+)"\]$/m.exec(file) ?? [];
  const framework = 'node_modules/@google-cloud/functions-framework/package.json';
  expect(Object.keys(JSON.parse(await readFile(framework, 'utf8')).bin)).toContain(command);
  expect(file).toMatch(/FUNCTION_TARGET=nastavnik$/m);
});

beforeAll(async () => {
  school = await emptySchool();
  await bundleFunctions();
  [url, queueUrl] = await Promise.all([start('nastavnik'), start('syncSchool')]);
  return () => school.close();
});
afterAll(() => {
  for (const server of servers) server.kill();
});

const sync = (headers: Record<string, string>, body = JSON.stringify({ spreadsheetId: school.spreadsheetId })) =>
  fetch(`${url}/sync`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

it('the folder that is deployed runs under Google’s own framework, against the emulator', async () => {
  const token = identityToken(school.emulator.store, { email: CURATOR, audience: AUDIENCE });
  const answer = await sync({ authorization: `Bearer ${token}` });
  // Nothing is installed in this spreadsheet. The function reads it and reports this.
  expect({ status: answer.status, body: await answer.json() }).toEqual({
    status: 409,
    body: {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      detail: 'В таблице нет «Наставника». Запустите установку ещё раз.',
    },
  });
  expect((await sync({})).status).toBe(401);
  const broken = await sync({}, '{');
  expect(await broken.text()).not.toMatch(/node_modules|at \w+/);
  expect(said).toContain('"severity":"ERROR"');
});

it('the deployed queue accepts pushes of Pub/Sub although it was deployed with a plain address', async () => {
  const data = Buffer.from(JSON.stringify({ spreadsheetId: school.spreadsheetId })).toString('base64');
  const push = await fetch(`${queueUrl}/projects/p/topics/nastavnik-schools`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      message: { data, messageId: '1', publishTime: '2026-06-01T07:00:00Z' },
      subscription: 'projects/p/subscriptions/s',
    }),
  });
  // Nothing is installed in this spreadsheet, so the message is not acknowledged. Only the log gives the reason.
  expect(push.status).toBe(500);
  expect(await push.text()).not.toMatch(/node_modules|at \w+/);
  expect(said).toContain('Школу обновить не удалось');
  expect(said).toContain('notInstalled');
});

const JSON_TYPE = { 'content-type': 'application/json' };
/** Requests that never reach our code: name, expected status, headers and body. */
type Unreadable = [name: string, status: number, headers: Record<string, string>, body: string];
const unreadable: readonly [Unreadable, ...Unreadable[]] = [
  ['broken JSON', 400, JSON_TYPE, '{'],
  ['no object', 400, JSON_TYPE, 'null'],
  ['a NUL', 400, JSON_TYPE, '{"spreadsheetId":"\0"}'],
  ['an unknown charset', 415, { 'content-type': 'application/json; charset=koi8-r' }, '{}'],
  ['an unknown compression', 415, { ...JSON_TYPE, 'content-encoding': 'rot13' }, '{}'],
  ['no gzip', 400, { ...JSON_TYPE, 'content-encoding': 'gzip' }, '{}'],
  ['a CloudEvent that breaks off', 400, { 'content-type': 'application/cloudevents+json' }, '{"specversion":'],
];

async function expectProblem(root: string, [, status, headers, body]: (typeof unreadable)[number]): Promise<void> {
  const answer = await fetch(root, { method: 'POST', headers, body });
  const text = await answer.text();
  expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
    status,
    type: expect.stringContaining('application/problem+json'),
  });
  expect(JSON.parse(text)).toMatchObject({ status, detail: expect.stringMatching(/[а-я]/) });
  expect(text).not.toMatch(/node_modules|SyntaxError|at \w+/);
}

it.each(['nastavnik', 'syncSchool'])(
  'the very first request, refused before our code, gets a problem without a stack: %s',
  async (target) => {
    await expectProblem(await start(target), unreadable[0]);
  },
);

it.each(unreadable)('a request refused before our code gets a problem without a stack: %s', async (...each) => {
  for (const root of [url, queueUrl]) await expectProblem(root, each);
});

it('a method unknown to the queue, and invalid chunks, get problems too', async () => {
  const put = await fetch(queueUrl, { method: 'PUT', headers: JSON_TYPE, body: '{}' });
  expect({ status: put.status, body: await put.json() }).toMatchObject({ status: 405, body: { status: 405 } });
  const empty = await fetch(queueUrl, { method: 'POST' });
  expect({ status: empty.status, body: await empty.json() }).toMatchObject({ status: 400, body: { status: 400 } });
  const said = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(
        'POST /sync HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
      );
    });
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    socket.on('close', () => resolve(text)).on('error', reject);
  });
  expect(said).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"status":400/);
});
