import { beforeAll, describe, expect, it } from 'vitest';
import { unsubscribeLink } from '../../../functions/entry/endpoints/unsubscribe.ts';
import { unsubscribeKey } from '../../../functions/jobs/unsubscribe.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { mouldSchool, type SchoolMould, SECRET, type TestSchool } from '../jobs/school-kit.ts';
import { ask, type FunctionsKit, serveFunctions } from './functions-kit.ts';

let mould: SchoolMould;
let workbook: TestSchool;
let functions: FunctionsKit;

beforeAll(async () => {
  mould = await mouldSchool();
  workbook = await mould.open();
  functions = await serveFunctions(workbook);
  await workbook.type('Участники!B2', [['Тестовая Анна Ивановна']]);
  return async () => {
    await functions.close();
    await mould.remove();
  };
});

const link = (code = 'К-01') =>
  unsubscribeLink(functions.url, workbook.spreadsheetId, code, unsubscribeKey(SECRET, code));

/** The link with these parts of its query changed; undefined takes one away. */
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
  ])('does not take %s', async (_, address) => {
    const before = await wishes();
    const answer = await ask(address(), { body: '' });
    expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('Ссылка не подходит') });
    expect(await wishes()).toEqual(before);
  });

  it('keeps its address, which holds a key, to itself', async () => {
    const { headers } = await ask(link(), { method: 'GET' });
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(functions.lines.join('')).not.toMatch(/key=|К-01/);
  });
});
