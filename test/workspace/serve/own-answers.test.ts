import { beforeAll, describe, expect, test } from 'vitest';
import { formKey } from '../../../functions/gateways/form-key.ts';
import { OWN_ANSWERS } from '../../../functions/jobs/personal-link.ts';
import { recordAnswers } from '../../../functions/jobs/record-answers.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import type { Snapshot } from '../../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { dateTime } from '../../../sheets-schema/cell.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { enterTeachers, typeRows } from './people-kit.ts';
import { ask, type Got, newServing, sessionOf } from './serving-kit.ts';

let serving: Serving;
let snapshot: Snapshot;

const read = () => readWorkbook(serving.school.workspace.school.sheets, serving.school.workspace.spreadsheetId);

beforeAll(async () => {
  const opened = await newServing();
  ({ serving } = opened);
  sessionOf(serving, 'keeper');
  await enterTeachers(serving, ['Тестовая Анна Ивановна', 'Тестов Пётр Петрович']);
  snapshot = await read();
  return opened.close;
});

const keyOf = (purpose: string, code: string) => formKey(snapshot.secret)(purpose, code);

const page = (code: string, key = keyOf(OWN_ANSWERS, code)) =>
  ask(serving.url, `/my?${new URLSearchParams({ code, key })}`);

const post = (path: string, fields: Record<string, string>): Promise<Got> =>
  ask(serving.url, path, { method: 'POST', body: new URLSearchParams(fields) });

/** Sends the form of a wish by a person's own link, as a browser does. @returns the page after sending */
async function sendWish(code: string, wish: string, key = keyOf('reminders', code)): Promise<Got> {
  const form = snapshot.forms.get('reminders');
  const { entries = {}, publishedId } = form ?? {};
  const fields = {
    [`entry.${entries.code}`]: code,
    [`entry.${entries.wish}`]: wish,
    [`entry.${entries.formKey}`]: key,
  };
  const path = `/forms/d/e/${publishedId}`;
  const opened = await ask(serving.url, `${path}/viewform?${new URLSearchParams(fields)}`);
  const submission = /name="submission" value="([^"]+)"/.exec(opened.text)?.[1] ?? '';
  const { headers } = await post(`${path}/formResponse`, { ...fields, submission });
  return ask(serving.url, String(headers.location));
}

describe('«Мои анкеты» behind a personal link', () => {
  test('the page after a sent form leads there, also in the person’s next letters; nobody else’s answers are there', async () => {
    const thanks = await sendWish('К-01', 'не присылать');
    const link = /href="[^"]*(\/my\?[^"]+)"/.exec(thanks.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(link).toBe(`/my?${new URLSearchParams({ code: 'К-01', key: keyOf(OWN_ANSWERS, 'К-01') })}`);
    const { status, text } = await ask(serving.url, link);
    expect(status).toBe(200);
    expect(text).toContain('Напоминания программы наставничества');
    expect(text).toContain('<dd>не присылать</dd>');
    expect(text).toMatch(/Отправлена \d\d\.\d\d\.\d{4} в \d\d:\d\d/);
    expect(text).not.toContain(keyOf('reminders', 'К-01'));
    expect((await page('К-02')).text).toContain('пока не отправили ни одной анкеты');
    expect(serving.school.workspace.school.ownAnswersLink?.('К-01', 'x')).toContain('/my?code=');
  });

  test('a correction opens the form with the former answer, and the new answer replaces it', async () => {
    const { text } = await page('К-01');
    const id = /name="answer" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const sent = { code: 'К-01', key: keyOf(OWN_ANSWERS, 'К-01'), answer: id };
    const form = await post('/my', sent);
    expect(form.status).toBe(200);
    expect(form.text).toContain('Вы исправляете ответ от');
    expect(form.text).toMatch(/value="не присылать"[^>]*checked/);
    expect(form.text).toContain(`value="${keyOf('reminders', 'К-01')}"`);
    await sendWish('К-01', 'присылать снова');
    const after = (await page('К-01')).text;
    expect(after).toContain('<dd>присылать снова</dd>');
    expect(after).toContain('прежний ответ');
    expect(after.match(/name="answer"/g)).toHaveLength(1);
    expect((await post('/my', sent)).text).toContain('уже нельзя исправить');
  });

  test.each([
    ['a key for a form, as the workbook contains it', () => page('К-01', keyOf('reminders', 'К-01'))],
    ['somebody else’s key', () => page('К-02', keyOf(OWN_ANSWERS, 'К-01'))],
    ['a guessed key', () => page('К-01', '0'.repeat(20))],
    ['half a link', () => ask(serving.url, '/my?code=%D0%9A-01')],
    ['a correction with a wrong key', () => post('/my', { code: 'К-01', key: '0'.repeat(20), answer: '' })],
  ])('%s opens nothing, and says what to do', async (_, open) => {
    const { status, text } = await open();
    expect(status).toBe(404);
    expect(text).toContain('Ссылка не подходит');
    expect(text).not.toContain('присылать снова');
  });

  test('an answer that waits for a consent says so, and a later one replaces it', async () => {
    const { school } = serving.school.workspace;
    await typeRows(serving, 'people', [['Тестова Ольга Олеговна', 'учитель', 'teacher3@example.org']]);
    await serving.school.run.notify();
    for (const submittedAt of ['2026-09-01T08:00:00', '2026-09-02T08:00:00']) {
      const cells = { submittedAt: dateTime.write(submittedAt), code: 'К-03', formKey: keyOf('intake', 'К-03') };
      await recordAnswers(school, 'intake', () => [{ cells }]);
    }
    const { text } = await page('К-03');
    expect(text).toContain('пока Вы не дали согласие');
    expect(text.match(/name="answer"/g)).toHaveLength(1);
    expect(text).toContain('прежний ответ, 01.09.2026 в 08:00');
  });

  test('a person who is no longer in the programme gets words, and no answers', async () => {
    const { status, text } = await page('К-77');
    expect(status).toBe(410);
    expect(text).toContain('По этой ссылке больше ничего нет');
  });

  test('an answer with a forged key is not the person’s own, and brings no link', async () => {
    const thanks = await sendWish('К-02', 'не присылать', '0'.repeat(20));
    expect(thanks.text).not.toContain('/my?');
    expect(parse(await read()).answers.reminders.some(({ fields }) => fields.code === 'К-02')).toBe(true);
    expect((await page('К-02')).text).toContain('пока не отправили ни одной анкеты');
  });
});
