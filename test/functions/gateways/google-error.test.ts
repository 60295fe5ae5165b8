import { createServer } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { GoogleError } from '../../../functions/gateways/google-error.ts';
import { googleForms } from '../../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets } from '../../../functions/gateways/google-sheets.ts';
import { defaultRetryPolicy } from '../../../functions/gateways/retry-policy.ts';
import { initialChoices } from '../../../functions/jobs/initial-choices.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';

const open: (() => Promise<void>)[] = [];
beforeEach(() => async () => {
  for (const close of open.splice(0)) await close();
});

/** A server that refuses as Google does. It returns each status once, then repeats the last status. */
async function refusing(
  ...statuses: readonly number[]
): Promise<{ url: string; asked: string[]; close(): Promise<void> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const status = statuses[Math.min(asked.length, statuses.length - 1)] ?? 500;
    asked.push(`${request.method} ${request.url?.split('?')[0]} ${request.headers.authorization}`);
    const body =
      status === 200
        ? { spreadsheetId: 'id' }
        : { error: { code: status, message: 'Google says no.', status: 'SOME_STATUS' } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  open.push(close);
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`, asked, close };
}

async function failure(call: Promise<unknown>): Promise<GoogleError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof GoogleError) return error;
  throw new Error('There was no GoogleError.', { cause: error });
}

/** The default retries, with pauses that take no time. */
const access = (url: string) => ({
  ...bearerAccess(url, 'token-of-a-test'),
  retryPolicy: { ...defaultRetryPolicy, pause: async () => undefined },
});
const sheetsAt = (url: string) => googleSheets(access(url));
const formsAt = (url: string) => googleForms(access(url));

describe('a refusal of Google', () => {
  it.each([
    [400, 'INVALID', 'сообщите разработчику'],
    [401, 'FORBIDDEN', 'открыта для учётной записи'],
    [403, 'FORBIDDEN', 'открыта для учётной записи'],
    [404, 'NOT_FOUND', 'не удалена'],
    [409, 'UNAVAILABLE', 'Google сейчас недоступен'],
    [500, 'UNAVAILABLE', 'сейчас недоступен'],
    [503, 'UNAVAILABLE', 'сейчас недоступен'],
  ])('%i is %s, with advice and Google’s own words', async (status, code, advice) => {
    const { url, asked } = await refusing(status);
    const error = await failure(sheetsAt(url).write('id', []));
    expect(error).toMatchObject({ name: 'GoogleError', code, cause: { status } });
    expect(error.message).toMatch(/^Не удалось записать изменения\. /);
    expect(error.message).toContain(advice);
    expect(error.message).toContain('Google says no.');
    // The client never repeats a write, because only a read can show whether the write took effect.
    expect(asked).toEqual(['POST /v4/spreadsheets/id:batchUpdate Bearer token-of-a-test']);
  });

  it('a refusal over quota had no effect, so a write waits and goes again', async () => {
    const { url, asked } = await refusing(429, 429, 200);
    expect(await sheetsAt(url).write('id', [])).toEqual({ spreadsheetId: 'id' });
    expect(asked).toHaveLength(3);
  });

  it('a refusal over quota is reported once retries end', async () => {
    const { url, asked } = await refusing(429);
    const error = await failure(sheetsAt(url).write('id', []));
    expect(error).toMatchObject({ code: 'QUOTA', message: expect.stringContaining('Превышен лимит запросов') });
    expect(asked).toHaveLength(defaultRetryPolicy.maximumAttempts);
  });

  it('says what could not be done', async () => {
    const { url } = await refusing(404);
    const said = async (call: Promise<unknown>) => (await failure(call)).message.split('. ')[0];
    expect(await said(sheetsAt(url).read('id', '*'))).toBe('Не удалось прочитать таблицу');
    expect(await said(sheetsAt(url).create({}))).toBe('Не удалось создать таблицу или форму');
    expect(await said(formsAt(url).create(forms.intake, initialChoices))).toBe('Не удалось создать таблицу или форму');
    expect(
      await said(formsAt(url).refresh({ formId: 'id', publishedId: 'id', entries: {} }, forms.intake, initialChoices)),
    ).toBe('Не удалось прочитать таблицу');
    expect(await said(formsAt(url).linkToTab('id', 'id', 'лист'))).toBe('Не удалось записать изменения');
  });

  it('a temporary refusal does not stop a read', async () => {
    const { url, asked } = await refusing(503, 200);
    expect(await sheetsAt(url).read('id', '*')).toEqual({ spreadsheetId: 'id' });
    expect(asked).toHaveLength(2);
  });
});

describe('no connection', () => {
  it('counts as Google being unavailable', async () => {
    const { url, close } = await refusing(200);
    await close();
    const error = await failure(sheetsAt(url).write('id', []));
    expect(error.code).toBe('UNAVAILABLE');
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('is reported for forms as well', async () => {
    const { url, close } = await refusing(200);
    await close();
    expect((await failure(formsAt(url).create(forms.intake, initialChoices))).code).toBe('UNAVAILABLE');
  });
});

it('calls are counted, including failed ones', async () => {
  const { url } = await refusing(404);
  const sheets = sheetsAt(url);
  await failure(sheets.read('id', '*'));
  await failure(sheets.write('id', []));
  await failure(sheets.create({}));
  expect(sheets.calls).toEqual({ reads: 1, writes: 2 });
});
