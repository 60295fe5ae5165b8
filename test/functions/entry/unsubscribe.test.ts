import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { unsubscribeLink } from '../../../functions/entry/endpoints/unsubscribe.ts';
import { GoogleError } from '../../../functions/gateways/google-error.ts';
import { unsubscribeKey } from '../../../functions/jobs/unsubscribe.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { buildSchoolTemplate, type SchoolTemplate, SECRET, type TestSchool } from '../jobs/school-kit.ts';
import { ask, type FunctionsKit, plainSchool, serveFunctions } from './functions-kit.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let functions: FunctionsKit;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  workbook = await template.open();
  functions = await serveFunctions(workbook);
  await workbook.type('Участники!B2', [['Тестовая Анна Ивановна']]);
  return async () => {
    await functions.close();
    await template.remove();
  };
});

const link = (code = 'К-01') =>
  unsubscribeLink(functions.url, workbook.spreadsheetId, code, unsubscribeKey(SECRET, code));

/** The link with these changes in its query. `undefined` removes a parameter. */
function changed(parts: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(link());
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

const KEY = unsubscribeKey(SECRET, 'К-01');

const wishes = async () =>
  parse(await workbook.read()).answers.reminders.map(({ fields, submittedAt }) => ({ ...fields, submittedAt }));

describe('/unsubscribe', () => {
  it('shows a button and does nothing, however often programs open the link', async () => {
    for (const method of ['GET', 'GET']) {
      const answer = await ask(link(), { method });
      expect(answer).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
      expect(answer.text).toContain('<form method="post">');
    }
    expect(await wishes()).toEqual([]);
  });

  it('writes one row, which counts as an answer to the form, however often it is pressed', async () => {
    for (let i = 0; i < 3; i++) {
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      expect(await ask(link(), { body })).toMatchObject({ status: 200, text: expect.stringContaining('Готово') });
    }
    expect(await wishes()).toEqual([
      {
        submittedAt: '2026-06-01T10:00:00',
        code: 'К-01',
        wish: 'off',
        formKey: expect.stringMatching(/^[\da-f]{20}$/),
      },
    ]);
  });

  it.each([
    ['somebody else’s code', () => changed({ code: 'К-02' })],
    ['a changed key', () => changed({ key: unsubscribeKey(SECRET, 'К-02') })],
    ['a short key', () => changed({ key: KEY.slice(0, -1) })],
    ['another school', () => changed({ school: 'other' })],
    ['no key', () => changed({ key: undefined })],
    ['a code twice', () => `${link()}&code=К-02`],
    ['nothing', () => `${functions.url}/unsubscribe`],
  ])('does not accept %s', async (_, address) => {
    const before = await wishes();
    const answer = await ask(address(), { body: '' });
    expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('Ссылка не подходит') });
    expect(await wishes()).toEqual(before);
  });

  it('reads only the secret, and once a minute, however many keys are tried', async () => {
    const asked: string[] = [];
    let time = 0;
    const school = plainSchool(workbook);
    const read: typeof school.sheets.read = (id, fields) => {
      asked.push(fields);
      return school.sheets.read(id, fields);
    };
    const watched = { ...school, sheets: { ...school.sheets, read } };
    const limited = await serveFunctions(workbook, { schoolOf: () => watched, now: () => time });
    const at = (address: string) => address.replace(functions.url, limited.url);
    const wrong = at(link()).replace(/key=..../, 'key=0000');
    for (let i = 0; i < 5; i++) expect((await ask(wrong, { method: i % 2 ? 'GET' : 'POST' })).status).toBe(404);
    expect((await ask(at(link()), { method: 'GET' })).status).toBe(200);
    expect(asked).toEqual(['developerMetadata(metadataKey,metadataValue)']);
    time += 60_000;
    expect((await ask(wrong, {})).status).toBe(404);
    expect(asked).toHaveLength(2);
    await limited.close();
  });

  it('makes no more Google calls while Google is unavailable', async () => {
    let asked = 0;
    const school = plainSchool(workbook);
    const read = () => {
      asked++;
      return Promise.reject(new GoogleError('reading', new Error('away')));
    };
    const away = { ...school, sheets: { ...school.sheets, read } };
    const limited = await serveFunctions(workbook, { schoolOf: () => away });
    for (let i = 0; i < 3; i++) {
      expect((await ask(link().replace(functions.url, limited.url), { method: 'GET' })).status).toBe(503);
    }
    expect(asked).toBe(1);
    await limited.close();
  });

  it('has limits that callers cannot evade, and that never block another valid link', async () => {
    const limited = await serveFunctions(workbook, { callsPerMinute: 3, now: () => 0 });
    const at = (address: string) => address.replace(functions.url, limited.url);
    const tries = Array.from({ length: 6 }, (_, i) => ({
      address: at(link(`К-0${i + 2}`)).replace(/key=.../, `key=${i}${i}${i}`),
      headers: { 'x-forwarded-for': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` },
    }));
    const statuses = [];
    for (const { address, headers } of tries) statuses.push((await ask(address, { headers })).status);
    expect(statuses).toEqual([404, 404, 404, 429, 429, 429]);
    expect((await ask(at(link()), { method: 'GET' })).status).toBe(200);
    const often = [];
    for (let i = 0; i < 11; i++) {
      const headers = { 'x-forwarded-for': `203.0.113.${i}` };
      often.push((await ask(at(link('К-05')), { method: 'GET', headers })).status);
    }
    expect(often).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    await limited.close();
  });

  it('leaves a body unread and does not wait for one', async () => {
    const { hostname, port, pathname, search } = new URL(link('К-06'));
    const said = await new Promise<string>((resolve, reject) => {
      const head = `POST ${pathname}${search} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nList`;
      const socket = connect(Number(port), hostname, () => socket.write(head));
      socket.on('error', reject).once('data', (chunk: Buffer) => {
        socket.destroy();
        resolve(chunk.toString());
      });
    });
    expect(said).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('does not leak its address, which contains a key', async () => {
    const { headers } = await ask(link(), { method: 'GET' });
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(functions.lines.join('')).not.toMatch(/key=|К-01/);
  });
});
