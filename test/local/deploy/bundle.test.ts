import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityToken } from '../../../emulator/oidc/identity-token.ts';
import { bundleFunctions } from '../../../local/cloud/bundle.ts';
import { CURATOR, emptySchool, type TestSchool } from '../../functions/jobs/school-kit.ts';

const AUDIENCE = 'https://function.example.org';

let school: TestSchool;
let server: ChildProcess;
let url: string;
let said = '';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

beforeAll(async () => {
  school = await emptySchool();
  await bundleFunctions();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const args = [
    'node_modules/@google-cloud/functions-framework/build/src/main.js',
    '--source=dist/functions',
    '--target=nastavnik',
  ];
  server = spawn(process.execPath, args, {
    env: {
      ...process.env,
      PORT: String(port),
      NODE_ENV: 'production',
      GOOGLE_API_ROOT: school.emulator.url,
      NASTAVNIK_SECRET: 's'.repeat(32),
      NASTAVNIK_SCHOOLS: `${school.spreadsheetId}=${CURATOR}`,
      NASTAVNIK_AUDIENCES: AUDIENCE,
      SMTP_HOST: '127.0.0.1',
    },
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  for (;;) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return;
    if (server.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
afterAll(async () => {
  server.kill();
  await school.close();
});

const sync = (headers: Record<string, string>, body = JSON.stringify({ spreadsheetId: school.spreadsheetId })) =>
  fetch(`${url}/sync`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

it('the folder that is deployed runs under Google’s own framework, against the emulator', async () => {
  const token = identityToken(school.emulator.store, { email: CURATOR, audience: AUDIENCE });
  const answer = await sync({ authorization: `Bearer ${token}` });
  // Nothing was installed in this spreadsheet: the function read it and says so.
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
