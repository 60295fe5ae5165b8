import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HTTP_FUNCTION } from '../../../functions/entry/function-names.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleDrive } from '../../../functions/gateways/google-drive.ts';
import { googleSheets } from '../../../functions/gateways/google-sheets.ts';
import { defaultRetryPolicy, type RetryPolicy } from '../../../functions/gateways/retry-policy.ts';
import { buildSchoolTemplate, type SchoolTemplate, SERVICE, type TestSchool } from '../jobs/school-kit.ts';
import { ask, type FunctionsKit, plainSchool, RUNNER, SERVICE_ACCOUNT, serveFunctions } from './functions-kit.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let functions: FunctionsKit;

/** Texts that must never leave the function. They are in the workbook or in an error message. */
const PRIVATE = /Тестовая|anna@|example\.org\/secret/;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  workbook = await template.open();
  functions = await serveFunctions(workbook);
  const school = plainSchool(workbook);
  const failing = (error: unknown) => ({
    ...school,
    spreadsheetId: 'broken',
    sheets: { ...school.sheets, read: () => Promise.reject(error) },
  });
  functions.schools.set('broken', failing(new Error('Не прочитано: Тестовая Анна, anna@example.org')));
  const one: RetryPolicy = { ...defaultRetryPolicy, maximumAttempts: 1 };
  const nobody = googleSheets({ ...bearerAccess('http://127.0.0.1:9/', SERVICE), retryPolicy: one });
  functions.schools.set('away', { ...school, spreadsheetId: 'away', sheets: nobody });
  functions.schools.set('unasked', { ...school, spreadsheetId: 'no-such-spreadsheet-anywhere' });
  return async () => {
    await functions.close();
    await template.remove();
  };
});
beforeEach(() => () => void functions.lines.splice(0));

const post = (path: string, json: unknown, token = functions.token()) =>
  ask(`${functions.url}${path}`, { json, token });
const logged = () => functions.lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('/events and /sync', () => {
  it.each(['formSubmit', 'edit', 'timer', 'menu'])('sync a school: %s', async (kind) => {
    const { status, body } = await post('/events', { spreadsheetId: workbook.spreadsheetId, kind });
    expect({ status, body }).toEqual({ status: 200, body: { changes: expect.any(Number), sent: 0, conflicts: 0 } });
  });

  it('write once, and nothing if nothing is new', async () => {
    const again = async () => (await post('/sync', { spreadsheetId: workbook.spreadsheetId })).body;
    await again();
    await workbook.type('Участники!B2', [['Тестовая Анна Ивановна']]);
    expect(await again()).toMatchObject({ changes: expect.toSatisfy((changes: number) => changes > 0) });
    expect((await workbook.read()).tabs.get('people')?.cells[1]?.[0]).toBe('К-01');
    const { reads, writes } = workbook.sheets.calls;
    expect(await again()).toEqual({ changes: 0, sent: 0, conflicts: 0 });
    expect(workbook.sheets.calls).toEqual({ reads: reads + 1, writes });
  });

  it('sent twice, late and out of order, change the workbook once', async () => {
    await post('/sync', { spreadsheetId: workbook.spreadsheetId });
    await workbook.type('Участники!B3', [['Тестовый Борис Петрович']]);
    const { revision } = await workbook.read();
    const kinds = ['timer', 'formSubmit', 'edit', 'edit', 'formSubmit', 'timer', 'edit', 'timer'];
    const answers = await Promise.all(
      kinds.map((kind) => post('/events', { spreadsheetId: workbook.spreadsheetId, kind })),
    );
    expect(answers.map(({ status }) => status)).toEqual(kinds.map(() => 200));
    expect((await workbook.read()).revision).toBe(revision + 1);
  });

  it('calls of two independent instances at once end in one commit', async () => {
    const other = await serveFunctions(workbook);
    await workbook.type('Участники!B4', [['Тестовая Вера Павловна']]);
    const { revision } = await workbook.read();
    const json = { spreadsheetId: workbook.spreadsheetId };
    const answers = await Promise.all(
      [functions, other, functions, other].map(({ url, token }) => ask(`${url}/sync`, { json, token: token() })),
    );
    await other.close();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await workbook.read()).revision).toBe(revision + 1);
  });

  it('accept the deployment’s own account for every school', async () => {
    const answer = await post('/sync', { spreadsheetId: workbook.spreadsheetId }, functions.token(SERVICE_ACCOUNT));
    expect(answer.status).toBe(200);
  });

  it('recognise an address in any letter case', async () => {
    const answer = await post(
      '/sync',
      { spreadsheetId: workbook.spreadsheetId },
      functions.token('Deputy@School.example.org'),
    );
    expect(answer.status).toBe(200);
  });
});

describe('/commands', () => {
  it('pair: the current pairs, as codes', async () => {
    expect((await post('/commands/pair', { spreadsheetId: workbook.spreadsheetId })).body).toEqual({ pairs: [] });
  });

  it('monitoring: numbers only', async () => {
    const { body, text } = await post('/commands/monitoring', { spreadsheetId: workbook.spreadsheetId });
    expect(body).toMatchObject({
      indicators: expect.arrayContaining([expect.objectContaining({ key: 'menteeSatisfaction', n: 0, percent: null })]),
    });
    expect(text).not.toMatch(PRIVATE);
  });

  it('preview: the letters and their recipients, as codes', async () => {
    await workbook.type('Участники!D2', [['anna@example.org']]);
    await workbook.type('Участники!H2', [['03.06.2026']]);
    const { body, text } = await post('/commands/preview', { spreadsheetId: workbook.spreadsheetId });
    expect(body).toMatchObject({
      letters: expect.arrayContaining([expect.objectContaining({ code: 'К-01', notice: 'consentRequest' })]),
    });
    expect(text).not.toMatch(PRIVATE);
  });

  it('documents: says what to do if the account cannot own files', async () => {
    const access = bearerAccess(workbook.emulator.url, 'robot@project.iam.gserviceaccount.com');
    const robot = await serveFunctions(workbook, { drive: googleDrive(access) });
    const answer = await ask(`${robot.url}/commands/documents`, {
      json: { spreadsheetId: workbook.spreadsheetId },
      token: robot.token(),
    });
    await robot.close();
    expect(answer).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/общем диске.*«Папка для документов»/) },
    });
    expect(answer.text).not.toMatch(/storage quota|gserviceaccount/);
  });

  it('documents: creates each once, and returns its link', async () => {
    const ask = () => post('/commands/documents', { spreadsheetId: workbook.spreadsheetId });
    const { status, body, text } = await ask();
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { documents: expect.arrayContaining([{ kind: 'orderCurator', link: expect.any(String), new: true }]) },
    });
    expect(text).not.toMatch(PRIVATE);
    // Two more requests arrive at the same time. The second joins the first.
    const again = await Promise.all([ask(), ask()]);
    const { documents, ...folder } = body as { documents: readonly object[] };
    for (const answer of again) {
      expect(answer.body).toEqual({ ...folder, documents: documents.map((each) => ({ ...each, new: false })) });
    }
  });

  it('documents: 409 if the workbook must be corrected first', async () => {
    const { markerSheetId, tabs } = await workbook.read();
    expect(markerSheetId).not.toBe(tabs.get('people')?.sheetId);
    await workbook.rearrange({ deleteSheet: { sheetId: tabs.get('people')?.sheetId ?? -1 } });
    expect(await post('/commands/documents', { spreadsheetId: workbook.spreadsheetId })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('«Проверка данных»') },
    });
    workbook = await template.open();
  });

  it('an unknown command is refused', async () => {
    expect(await post('/commands/everything', {})).toMatchObject({ status: 404, body: { title: 'Not Found' } });
  });
});

describe('a refused request', () => {
  it.each([
    [{ kind: 'edit' }, 'spreadsheetId'],
    [{ spreadsheetId: '', kind: 'edit' }, 'spreadsheetId'],
    [{ spreadsheetId: 7, kind: 'edit' }, 'spreadsheetId'],
    [{ spreadsheetId: 'x'.repeat(201), kind: 'edit' }, 'spreadsheetId'],
    [{ spreadsheetId: 'id' }, 'kind'],
    [{ spreadsheetId: 'id', kind: 'delete' }, 'kind'],
    [[], 'body'],
    [undefined, 'body'],
  ])('400 names the field: %o', async (event, field) => {
    const answer = await post('/events', event);
    expect(answer).toMatchObject({ status: 400, body: { status: 400, detail: `Поле «${field}» не подходит.` } });
    expect(answer.type).toMatch(/^application\/problem\+json/);
  });

  it.each(['{"spreadsheetId": ', 'null', '7'])(
    '400 in our own words if the body is not a JSON object: %s',
    async (body) => {
      await ask(`${functions.url}/health`, { method: 'GET' });
      const headers = { 'content-type': 'application/json' };
      const answer = await ask(`${functions.url}/events`, { body, headers, token: functions.token() });
      expect(answer).toMatchObject({ status: 400, body: { detail: 'Поле «body» не подходит: нужен объект JSON.' } });
      expect(answer.text).not.toMatch(/SyntaxError|node_modules/);
    },
  );

  it('404 for an unknown school', async () => {
    const answer = await post('/sync', { spreadsheetId: 'other' });
    expect(answer).toMatchObject({ status: 404, body: { detail: 'Такой школы здесь нет.' } });
  });

  it('405 names the allowed method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await ask(`${functions.url}/events`, { method, token: functions.token() });
      expect(answer).toMatchObject({ status: 405, body: { title: 'Method Not Allowed' } });
      expect(answer.headers.get('allow')).toBe('POST');
    }
    expect(await ask(`${functions.url}/health`, { json: {} })).toMatchObject({ status: 405 });
  });

  it('409 if the spreadsheet is gone or not shared', async () => {
    expect(await post('/sync', { spreadsheetId: 'unasked' })).toMatchObject({
      status: 409,
      body: { title: 'Conflict' },
    });
  });

  it('413 before anything is checked, even a token', async () => {
    const answer = await ask(`${functions.url}/events`, { json: { spreadsheetId: 'x'.repeat(70_000) } });
    expect(answer).toMatchObject({ status: 413, body: { detail: 'Запрос больше 64 КБ.' } });
  });

  it('answers an unexpected failure with 500 and no detail of the failure', async () => {
    const answer = await post('/events', { spreadsheetId: 'broken', kind: 'timer' });
    expect(answer).toMatchObject({
      status: 500,
      body: { detail: 'Не получилось. Ничего не потеряно: работа продолжится при следующем запуске.' },
    });
    expect(answer.text).not.toMatch(PRIVATE);
    expect(functions.lines.join('')).not.toMatch(PRIVATE);
    expect(logged()[0]).toMatchObject({ severity: 'ERROR', error: 'Error', places: expect.any(Array) });
  });

  it('503 with a retry time while Google is unavailable', async () => {
    const answer = await post('/sync', { spreadsheetId: 'away' });
    expect(answer).toMatchObject({ status: 503, body: { title: 'Service Unavailable' } });
    expect(answer.headers.get('retry-after')).toBe('30');
  });
});

describe('a caller who asks too often', () => {
  it('waits as long as requested; others do not', async () => {
    let time = 0;
    const limited = await serveFunctions(workbook, { callsPerMinute: 3, now: () => time });
    const call = (email?: string) =>
      ask(`${limited.url}/commands/monitoring`, {
        json: { spreadsheetId: workbook.spreadsheetId },
        token: limited.token(email),
      });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await call()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await call();
    expect(refused).toMatchObject({ status: 429, body: { title: 'Too Many Requests' } });
    expect((await call(SERVICE_ACCOUNT)).status).toBe(200);
    time += Number(refused.headers.get('retry-after')) * 1000;
    expect((await call()).status).toBe(200);
    await limited.close();
  });
});

describe('/health', () => {
  it.each(['/health', '/healthz'])(
    '%s answers everybody, names the functions’ account, and makes no Google call',
    async (path) => {
      const { reads } = workbook.sheets.calls;
      expect(await ask(`${functions.url}${path}`, { method: 'GET' })).toMatchObject({
        status: 200,
        body: { status: 'ok', account: RUNNER },
      });
      expect(workbook.sheets.calls.reads).toBe(reads);
    },
  );
});

describe('the log', () => {
  it('has one line per request, in the format of Cloud Logging, with the trace', async () => {
    await ask(`${functions.url}/sync`, {
      json: { spreadsheetId: workbook.spreadsheetId },
      token: functions.token(),
      headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
    expect(logged()).toEqual([
      {
        severity: 'INFO',
        message: 'POST /sync 200',
        'logging.googleapis.com/trace': 'projects/test-project/traces/0af7651916cd43dd8448eb211c80319c',
        'logging.googleapis.com/spanId': 'b7ad6b7169203331',
        httpRequest: {
          requestMethod: 'POST',
          requestUrl: '/sync',
          status: 200,
          latency: expect.stringMatching(/^[\d.]+s$/),
        },
      },
    ]);
  });

  it('reads the older header as well', async () => {
    await ask(`${functions.url}/health`, {
      method: 'GET',
      headers: { 'x-cloud-trace-context': '105445aa7843bc8bf206b12000100000/1;o=1' },
    });
    expect(logged()[0]).toMatchObject({
      'logging.googleapis.com/trace': 'projects/test-project/traces/105445aa7843bc8bf206b12000100000',
    });
  });

  it('contains neither an invented address nor a caller’s name', async () => {
    await post('/Тестовая-Анна', {});
    await post('/sync', { spreadsheetId: 'other' });
    expect(functions.lines.join('')).not.toMatch(/Тестовая|%D0|curator@/);
    expect(logged().map(({ severity }) => severity)).toEqual(['WARNING', 'WARNING']);
  });
});

it('the function has the name that the deployment asks for', () => {
  expect(HTTP_FUNCTION).toMatch(/^[A-Za-z]([-_A-Za-z0-9]{0,61}[A-Za-z0-9])?$/);
});
