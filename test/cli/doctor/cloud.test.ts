import { createServer, type Server } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { functionsFindings } from '../../../cli/doctor/functions-address.ts';
import { brief } from '../../../cli/doctor/google-facts.ts';
import { timerFinding } from '../../../cli/doctor/scheduler.ts';
import { googleCallers } from '../../../functions/entry/caller.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { liveGoogle } from '../../../workspace/google/live-google.ts';
import { type FunctionsKit, serveFunctions } from '../../functions/entry/functions-kit.ts';
import { emptySchool, type TestSchool } from '../../functions/jobs/school-kit.ts';
import { ROBOT } from './doctor-kit.ts';

const servers: Server[] = [];
beforeAll(() => () => {
  for (const server of servers) server.close();
});

/** A server with the same answer to every request. */
async function answering(status: number, body: unknown, seen: string[] = []): Promise<string> {
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const now = () => new Date();

describe('the doctor reports about deployed functions', () => {
  let school: TestSchool;
  let kit: FunctionsKit;
  let audience = '';

  beforeAll(async () => {
    school = await emptySchool();
    const certsUrl = `${school.emulator.url}oauth2/v1/certs`;
    kit = await serveFunctions(school, {
      verify: (authorization) => googleCallers({ audiences: [audience], certsUrl })(authorization),
    });
    return async () => {
      await kit.close();
      await school.close();
    };
  });

  const look = async (url: string) => {
    const { identityToken } = await liveGoogle([], { root: school.emulator.url, token: ROBOT });
    return functionsFindings({ url, identityToken, now });
  };

  it('says that the functions answer and admit the right callers, and starts no work', async () => {
    audience = kit.url;
    const { reads, writes } = school.sheets.calls;
    expect(await look(kit.url)).toEqual([
      { check: 'Функции отвечают', state: 'ok', seen: 'да' },
      { check: 'Вход в функции', state: 'ok', seen: 'с токеном Google пускает, без него – нет' },
    ]);
    expect(school.sheets.calls).toEqual({ reads, writes });
    expect(kit.lines.join('')).not.toContain('"severity":"ERROR"');
  });

  it('says that the functions refuse tokens made for their own address', async () => {
    audience = 'https://other.example.org';
    const [, door] = await look(kit.url);
    expect(door).toMatchObject({ state: 'mend', mend: expect.stringContaining('NASTAVNIK_AUDIENCES') });
  });

  it('says that it checked only the refusals, if it has no token', async () => {
    const [, door] = await functionsFindings({ url: kit.url, identityToken: async () => undefined, now });
    expect(door).toMatchObject({ state: 'unknown', seen: expect.stringContaining('без токена не пускает') });
  });

  it('says that the clock of the functions differs from this clock', async () => {
    audience = kit.url;
    const { identityToken } = await liveGoogle([], { root: school.emulator.url, token: ROBOT });
    const late = () => new Date(Date.now() + 600_000);
    const [health] = await functionsFindings({ url: kit.url, identityToken, now: late });
    expect(health?.seen).toContain('спешат на 10 мин');
  });

  it('says that the functions admit everybody', async () => {
    const [, door] = await look(await answering(200, { status: 'ok' }));
    expect(door).toMatchObject({ state: 'mend', seen: expect.stringContaining('ответила 200') });
  });

  it.each([
    [403, 'Google не пускает к функции никого'],
    [404, 'это не «Наставник»'],
    [500, 'это не «Наставник»'],
  ])('what is there instead: %i', async (status, seen) => {
    expect(await look(await answering(status, {}))).toMatchObject([
      { state: 'mend', seen: expect.stringContaining(seen) },
    ]);
  });

  it('says that nothing answers at the address', async () => {
    expect(await look('http://127.0.0.1:1')).toMatchObject([{ state: 'mend', seen: 'http://127.0.0.1:1 не отвечает' }]);
  });
});

describe('the doctor reports about the timer in the cloud', () => {
  const job = {
    name: 'projects/nastavnik-test/locations/europe-west1/jobs/nastavnik-sweep',
    state: 'ENABLED',
    timeZone: 'Europe/Moscow',
    lastAttemptTime: '2026-09-01T07:00:05Z',
    status: {},
  };
  const look = async (answer: unknown, status = 200, seen: string[] = []) => {
    const access = bearerAccess(`${await answering(status, answer, seen)}/`, 'token');
    return timerFinding({
      access: { ...access, retryPolicy: { ...brief, maximumAttempts: 1 } },
      project: 'nastavnik-test',
      region: 'europe-west1',
      now: () => new Date('2026-09-01T07:10:00Z'),
    });
  };

  it('says that the timer runs', async () => {
    const seen: string[] = [];
    expect(
      await look({ jobs: [job, { ...job, name: 'x/jobs/somebody-elses', state: 'PAUSED' }] }, 200, seen),
    ).toMatchObject({ state: 'ok' });
    expect(seen).toEqual(['GET /v1/projects/nastavnik-test/locations/europe-west1/jobs?pageSize=500']);
  });

  it.each([
    ['that there is none', {}, 'таймера нет'],
    ['that it was stopped', { jobs: [{ ...job, state: 'PAUSED' }] }, 'остановлен'],
    ['that its last run failed', { jobs: [{ ...job, status: { code: 13 } }] }, 'не удался (код 13)'],
    [
      'that it has not come since yesterday',
      { jobs: [{ ...job, lastAttemptTime: '2026-08-31T07:00:00Z' }] },
      'не приходил с',
    ],
    [
      'that it never came',
      { jobs: [{ ...job, lastAttemptTime: undefined, userUpdateTime: '2026-08-30T07:00:00Z' }] },
      'не приходил ни разу',
    ],
  ])('%s', async (_, answer, seen) => {
    expect(await look(answer)).toMatchObject({ state: 'mend', seen: expect.stringContaining(seen) });
  });

  it('says that it may not look at the timer', async () => {
    expect(await look({ error: { code: 403, message: 'denied' } }, 403)).toMatchObject({ state: 'unknown' });
  });
});
