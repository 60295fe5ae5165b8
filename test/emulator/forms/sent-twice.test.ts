import { beforeEach, describe, expect, test } from 'vitest';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

let form: FormWorkspace;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-09-01T09:00:00Z');
  form = await startForm('Анкета учителя', { clock: { now: () => now } });
  await form.batch([
    question(0, 'Тема', { questionId: '0a', required: true, textQuestion: {} }),
    question(1, 'Оценка', { questionId: '0b', scaleQuestion: { low: 1, high: 5 } }),
  ]);
  await form.publish();
  return () => form.close();
});

const tokenOf = (html: string): string => /name="submission" value="([^"]+)"/.exec(html)?.[1] ?? '';
const open = async (query = ''): Promise<string> => (await fetch(`${form.page}${query}`)).text();

/** Sends the form as a browser does, without following the redirect. */
const send = (...fields: [string, string][]) =>
  fetch(form.page.replace('viewform', 'formResponse'), {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

const stored = async () => {
  const { responses = [] } = (await form.api.forms.responses.list({ formId: form.formId })).data;
  return responses.map(({ answers = {} }) => answers?.['0a']?.textAnswers?.answers?.[0]?.value);
};

describe('an answer that is sent twice by one page', () => {
  test('counts once, and both sendings lead to the page that shows it', async () => {
    const token = tokenOf(await open());
    const sendings = [1, 2].map(() => send(['submission', token], ['entry.10', 'Урок']));
    const answers = await Promise.all(sendings);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const [first, second] = answers.map(({ headers }) => headers.get('location'));
    expect(first).toBe(second);
    expect(await stored()).toEqual(['Урок']);
    const shown = await (await fetch(new URL(first ?? '', form.page))).text();
    expect(shown).toContain('Ответ записан');
  });

  test('replaces the first answer if its content differs, as after «Back»', async () => {
    const token = tokenOf(await open());
    await send(['submission', token], ['entry.10', 'Урок']);
    await send(['submission', token], ['entry.10', 'Класс']);
    expect(await stored()).toEqual(['Класс']);
  });

  test('is another answer after a day, and that one also counts once', async () => {
    const token = tokenOf(await open());
    await send(['submission', token], ['entry.10', 'Урок']);
    now = new Date('2026-09-02T10:00:00Z');
    await send(['submission', token], ['entry.10', 'Класс']);
    await send(['submission', token], ['entry.10', 'Класс']);
    expect((await stored()).sort()).toEqual(['Класс', 'Урок']);
  });

  test('keeps its token while the page shows problems', async () => {
    const token = tokenOf(await open());
    const refused = await send(['submission', token], ['entry.11', '3']);
    expect(refused.status).toBe(400);
    expect(tokenOf(await refused.text())).toBe(token);
  });

  test('does not tell its token by its id, because whoever has the token sees and changes the answer', async () => {
    const token = tokenOf(await open());
    await send(['submission', token], ['entry.10', 'Урок']);
    const { responses = [] } = (await form.api.forms.responses.list({ formId: form.formId })).data;
    expect(responses).toHaveLength(1);
    expect(responses[0]?.responseId).not.toContain(token);
    expect(responses[0]?.responseId).toHaveLength('ACYDBN'.length + token.length);
  });

  test('can be corrected by its link for a day', async () => {
    const token = tokenOf(await open());
    await send(['submission', token], ['entry.10', 'Урок'], ['entry.11', '3']);
    const again = await open(`?submission=${token}`);
    expect(again).toContain('value="Урок"');
    expect(tokenOf(again)).toBe(token);
    now = new Date('2026-09-03T09:00:00Z');
    expect(tokenOf(await open(`?submission=${token}`))).not.toBe(token);
  });
});

test('each page has its own token, and an invented one is not accepted', async () => {
  expect(tokenOf(await open())).not.toBe(tokenOf(await open()));
  await send(['submission', 'short'], ['entry.10', 'Урок']);
  await send(['submission', 'short'], ['entry.10', 'Урок']);
  expect(await stored()).toEqual(['Урок', 'Урок']);
});

test('an address that sent nothing leads to the questions', async () => {
  const answer = await fetch(form.page.replace('viewform', 'formResponse'), { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')?.endsWith('/viewform')]).toEqual([303, true]);
});
