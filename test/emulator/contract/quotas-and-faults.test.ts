import { auth, sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../emulator/control/faults.ts';
import { createEmulator } from '../../../emulator/index.ts';
import { ANNA, BORIS, clientOf, refusal, startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const reading = (api = work.api) => api.spreadsheets.values.get({ spreadsheetId: work.spreadsheetId, range: 'A1' });
const titles = async () => (await work.get()).sheets?.map((sheet) => sheet.properties?.title);
const adding = (title: string) => work.batch({ addSheet: { properties: { title } } });

/** Requests a fault by HTTP, as a test in any language can. */
async function fail(order: FaultInput): Promise<void> {
  const answer = await fetch(`${work.emulator.url}emulator/faults`, { method: 'POST', body: JSON.stringify(order) });
  expect(answer.status).toBe(200);
}

/** The client with its own retries. */
function retryingClient() {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: ANNA });
  return sheets({ version: 'v4', rootUrl: work.emulator.url, auth: client });
}

describe('quotas', () => {
  it('74. the 61st read of one user within a minute is 429; reads and writes count separately; off by default', async () => {
    for (let call = 0; call < 65; call += 1) await reading();
    work.emulator.clock.set(new Date('2026-09-01T08:00:00Z'), true);
    work.emulator.quotas.enabled = true;
    for (let call = 0; call < 60; call += 1) await reading();
    expect(await refusal(reading())).toMatch(
      /^429 Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets\.googleapis\.com' for consumer 'project_number:\d+'\.$/,
    );
    const answer = await fetch(`${work.emulator.url}v4/spreadsheets/${work.spreadsheetId}`, {
      headers: { authorization: `Bearer ${ANNA}` },
    });
    const { error } = (await answer.json()) as { error: { status: string; details: { reason?: string }[] } };
    expect(error.status).toBe('RESOURCE_EXHAUSTED');
    expect(error.details[0]?.reason).toBe('RATE_LIMIT_EXCEEDED');
    await work.write('A1', [['a write is another quota']]);
    await reading(clientOf(work.emulator, BORIS));
    work.emulator.clock.set(new Date('2026-09-01T08:01:00Z'), true);
    expect((await reading()).status).toBe(200);
  });

  it('74. all users together have 300 reads a minute', async () => {
    const emulator = await createEmulator({ quotas: true, clock: { now: () => new Date('2026-09-01T08:00:00Z') } });
    const users = Array.from({ length: 6 }, (_, index) => clientOf(emulator, `user${index}@example.org`));
    const { data } = await clientOf(emulator).spreadsheets.create({ requestBody: {} });
    const spreadsheetId = data.spreadsheetId ?? '';
    const range = 'A1';
    for (const user of users.slice(0, 5)) {
      for (let call = 0; call < 60; call += 1) await user.spreadsheets.values.get({ spreadsheetId, range });
    }
    const last = users[5]?.spreadsheets.values.get({ spreadsheetId, range });
    expect(await refusal(Promise.resolve(last))).toMatch(/^429 .*limit 'Read requests per minute' of/);
    await emulator.close();
  });
});

describe('faults', () => {
  it('75. a 503 before the effect changes nothing', async () => {
    await fail({ fault: '503', match: { path: ':batchUpdate$' } });
    expect(await refusal(adding('А'))).toBe('503 The service is currently unavailable.');
    expect(await titles()).toEqual(['Sheet1']);
    await adding('А');
    expect(await titles()).toEqual(['Sheet1', 'А']);
  });

  it('75. a 503 after the commit hides a change that was made', async () => {
    await fail({ fault: '503', when: 'after', match: { method: 'POST' } });
    expect(await refusal(adding('А'))).toMatch(/^503 /);
    expect(await titles()).toEqual(['Sheet1', 'А']);
  });

  it('75. 429 and 500 apply to the next n calls of one caller, after the skipped ones', async () => {
    await fail({ fault: '429', times: 2, skip: 1, match: { identity: ANNA } });
    await reading();
    await reading(clientOf(work.emulator, BORIS));
    expect(await refusal(reading())).toMatch(/^429 /);
    expect(await refusal(reading())).toMatch(/^429 /);
    await fail({ fault: '500', match: { body: '"А"' } });
    expect(await refusal(adding('А'))).toBe('500 Internal error encountered.');
    await reading();
  });

  it('75. an early timeout changes nothing; after a late timeout or a truncated answer, the change is made; an answer may be slow', async () => {
    await fail({ fault: 'timeout', delayMs: 20 });
    await expect(adding('А')).rejects.toThrow();
    await fail({ fault: 'timeout', when: 'after', delayMs: 20 });
    await expect(adding('Б')).rejects.toThrow();
    await fail({ fault: 'cut', keepBytes: 10 });
    await expect(adding('В')).rejects.toThrow();
    await fail({ fault: 'slow', delayMs: 1 });
    expect(await titles()).toEqual(['Sheet1', 'Б', 'В']);
    await fail({ fault: 'slow', delayMs: 600_000 });
    await expect(work.api.spreadsheets.get({ spreadsheetId: work.spreadsheetId }, { timeout: 100 })).rejects.toThrow();
  });

  it('75. the client never retries a POST, and tries a GET four times', async () => {
    const api = retryingClient();
    const { spreadsheetId } = work;
    await fail({ fault: '503', times: 9 });
    const requests = [{ addSheet: { properties: { title: 'А' } } }];
    expect(await refusal(api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } }))).toMatch(/^503/);
    expect(work.emulator.faults.list()[0]?.times).toBe(8);
    expect(await refusal(reading(api))).toMatch(/^503/);
    expect(work.emulator.faults.list()[0]?.times).toBe(4);
  });

  it('75. an invalid description of a fault is refused', async () => {
    const order = (body: object) =>
      fetch(`${work.emulator.url}emulator/faults`, { method: 'POST', body: JSON.stringify(body) });
    for (const body of [{ fault: '418' }, { fault: '500', match: { path: '(' } }, { fault: '500', tims: 2 }]) {
      const answer = await order(body);
      expect([answer.status, (await answer.text()).includes('INVALID_ARGUMENT')]).toEqual([400, true]);
    }
    expect(work.emulator.faults.list()).toEqual([]);
  });
});

describe('errors', () => {
  it('76. with the header of Google’s own libraries, errors also carry errors[]', async () => {
    const ask = async (headers: Record<string, string>) => {
      const answer = await fetch(`${work.emulator.url}v4/spreadsheets/nothing`, { headers });
      return ((await answer.json()) as { error: object }).error;
    };
    const message = 'Requested entity was not found.';
    expect(await ask({})).toEqual({ code: 404, message, status: 'NOT_FOUND' });
    expect(await ask({ 'x-goog-api-client': 'gl-node/20 gdcl/8.0.0' })).toEqual({
      code: 404,
      message,
      errors: [{ message, domain: 'global', reason: 'notFound' }],
      status: 'NOT_FOUND',
    });
  });
});
