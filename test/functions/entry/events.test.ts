import type { Server } from 'node:http';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registerEvents, Turnstile } from '../../../functions/entry/events.ts';
import type { School } from '../../../functions/jobs/school.ts';
import type { SyncReport } from '../../../functions/jobs/sync.ts';
import { mouldSchool, type SchoolMould, type TestSchool } from '../jobs/school-kit.ts';

let mould: SchoolMould;
let workbook: TestSchool;
let server: Server;
let url: string;
let reported: unknown[] = [];
const schools = new Map<string, School>();

function schoolOf({ spreadsheetId, sheets, forms, emulator }: TestSchool): School {
  return {
    spreadsheetId,
    docsRoot: emulator.url,
    sheets,
    forms,
    mail: { send: async () => ({ outcome: 'sent', detail: '250 OK' }), close: () => undefined },
    clock: { now: () => new Date('2026-06-01T07:00:00Z') },
    secret: 'x'.repeat(32),
    random: () => 0,
    pause: async () => undefined,
  };
}

beforeAll(async () => {
  mould = await mouldSchool();
  workbook = await mould.open();
  const school = schoolOf(workbook);
  schools.set(school.spreadsheetId, school);
  const read = () => Promise.reject(new Error('Не прочитано: Тестовая Анна, anna@example.org'));
  schools.set('broken', { ...school, spreadsheetId: 'broken', sheets: { ...school.sheets, read } });
  registerEvents(
    (id) => schools.get(id),
    (error) => void reported.push(error),
  );
  server = getTestServer('events');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
});
beforeEach(() => {
  reported = [];
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await workbook.close();
  mould.remove();
});

async function post(body: unknown, method = 'POST'): Promise<{ status: number; type: string | null; body: unknown }> {
  const answer = await fetch(url, {
    method,
    ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
}

describe('the function events', () => {
  it.each(['formSubmit', 'edit', 'timer'])('looks again at a school: %s', async (kind) => {
    const { status, body } = await post({ spreadsheetId: workbook.spreadsheetId, kind });
    expect({ status, body }).toEqual({ status: 200, body: { changes: expect.any(Number), sent: 0, conflicts: 0 } });
  });

  it('writes once, and nothing where nothing is new', async () => {
    const again = async () => (await post({ spreadsheetId: workbook.spreadsheetId, kind: 'timer' })).body;
    await again();
    await workbook.type('Участники!B2', [['Тестовая Анна Ивановна']]);
    expect(await again()).toMatchObject({ changes: expect.toSatisfy((changes: number) => changes > 0) });
    expect((await workbook.read()).tabs.get('people')?.cells[1]?.[0]).toBe('К-01');
    const { reads, writes } = workbook.sheets.calls;
    expect(await again()).toEqual({ changes: 0, sent: 0, conflicts: 0 });
    expect(workbook.sheets.calls).toEqual({ reads: reads + 1, writes });
  });

  it.each([
    [{ kind: 'edit' }, 'spreadsheetId'],
    [{ spreadsheetId: '', kind: 'edit' }, 'spreadsheetId'],
    [{ spreadsheetId: 7, kind: 'edit' }, 'spreadsheetId'],
    [{ spreadsheetId: 'id' }, 'kind'],
    [{ spreadsheetId: 'id', kind: 'delete' }, 'kind'],
    [[], 'spreadsheetId'],
  ])('refuses %o and names the field', async (event, field) => {
    const answer = await post(event);
    expect(answer.type).toMatch(/^application\/problem\+json/);
    if (Array.isArray(event)) expect(answer.body).toMatchObject({ status: 400, detail: 'Поле «body» не подходит.' });
    else expect(answer).toMatchObject({ status: 400, body: { status: 400, detail: `Поле «${field}» не подходит.` } });
  });

  it('does not know other schools', async () => {
    expect(await post({ spreadsheetId: 'other', kind: 'edit' })).toMatchObject({
      status: 404,
      body: { title: 'Not Found' },
    });
  });

  it('takes nothing but POST', async () => {
    expect(await post(undefined, 'GET')).toMatchObject({
      status: 405,
      body: { detail: 'Присылайте событие методом POST.' },
    });
    expect(await post({}, 'PUT')).toMatchObject({ status: 405 });
  });

  it('says that it failed and will go on, without a word of what it read', async () => {
    const answer = await post({ spreadsheetId: 'broken', kind: 'timer' });
    expect(answer).toEqual({
      status: 503,
      type: expect.stringMatching(/^application\/problem\+json/),
      body: {
        type: 'about:blank',
        title: 'Service Unavailable',
        status: 503,
        detail: 'Не получилось; работа продолжится при следующем запуске.',
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/Анна|anna/);
    expect(reported).toHaveLength(1);
    expect(await post({ spreadsheetId: 'broken', kind: 'timer' })).toMatchObject({ status: 503 });
  });
});

describe('a turnstile', () => {
  /** Work that ends when it is told to. */
  function slowWork() {
    const ends: { done(): void; fail(): void }[] = [];
    const report = { changes: 0 } as SyncReport;
    const work = () =>
      new Promise<SyncReport>((resolve, reject) => {
        ends.push({ done: () => resolve(report), fail: () => reject(new Error('no')) });
      });
    /** Until everything that can go on has gone on. */
    const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
    return { ends, work, settle };
  }

  it('lets one work and one wait, however many come', async () => {
    const { ends, work, settle } = slowWork();
    const turnstile = new Turnstile(work);
    const first = turnstile.enter();
    await settle();
    const later = Array.from({ length: 50 }, () => turnstile.enter());
    await settle();
    expect(ends).toHaveLength(1);
    ends[0]?.done();
    await first;
    await settle();
    expect(ends).toHaveLength(2);
    ends[1]?.done();
    await Promise.all(later);
    await settle();
    expect(ends).toHaveLength(2);
  });

  it('starts anew for who comes while it works: what is new may have been read too early', async () => {
    const { ends, work, settle } = slowWork();
    const turnstile = new Turnstile(work);
    turnstile.enter();
    await settle();
    turnstile.enter();
    ends[0]?.done();
    await settle();
    turnstile.enter();
    ends[1]?.done();
    await settle();
    expect(ends).toHaveLength(3);
    ends[2]?.done();
  });

  it('goes on after a failure, which only those learn of who waited for it', async () => {
    const { ends, work, settle } = slowWork();
    const turnstile = new Turnstile(work);
    const first = turnstile.enter();
    await settle();
    const second = turnstile.enter();
    ends[0]?.fail();
    await expect(first).rejects.toThrow('no');
    await settle();
    ends[1]?.done();
    expect(await second).toEqual({ changes: 0 });
  });
});
