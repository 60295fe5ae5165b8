import { beforeEach, describe, expect, test } from 'vitest';
import { refusal } from '../sheets/sheets-client.ts';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

let form: FormWorkspace;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-09-01T09:00:00.120Z');
  form = await startForm('Анкета', { clock: { now: () => now } });
  await form.batch([
    question(0, 'Имя', { questionId: '0a', textQuestion: {} }),
    question(1, 'Темы', {
      questionId: '0b',
      choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'Раз' }, { value: 'Два' }] },
    }),
  ]);
  await form.publish();
  return () => form.close();
});

const send = async (name: string, minute: number): Promise<void> => {
  now = new Date(Date.UTC(2026, 8, 1, 9, minute, 0, 120));
  expect((await form.post(['entry.10', name])).status).toBe(200);
};
const list = async (params: object = {}) =>
  (await form.api.forms.responses.list({ formId: form.formId, ...params })).data;

describe('responses.list', () => {
  test('an empty form returns {}', async () => {
    expect(await list()).toEqual({});
  });

  test('milliseconds, microseconds, one entry per tick, unanswered questions absent, no formId', async () => {
    await form.post(['entry.11', 'Раз'], ['entry.11', 'Два']);
    const [response] = (await list()).responses ?? [];
    expect(response).toEqual({
      responseId: expect.stringMatching(/^ACYDBN/),
      createTime: '2026-09-01T09:00:00.120Z',
      lastSubmittedTime: expect.stringMatching(/^2026-09-01T09:00:00\.120\d{3}Z$/),
      answers: { '0b': { questionId: '0b', textAnswers: { answers: [{ value: 'Раз' }, { value: 'Два' }] } } },
    });
    const one = await form.api.forms.responses.get({ formId: form.formId, responseId: response?.responseId ?? '' });
    expect(one.data).toEqual({ formId: form.formId, ...response });
  });

  test.each(['timestamp < 2026-09-01T00:00:00Z', 'name = x', 'timestamp > yesterday'])(
    'the filter «%s» is refused',
    async (filter) => {
      expect(await refusal(list({ filter }))).toMatch(/^400 Invalid filter/);
    },
  );

  test('pages contain every response once; another filter with the token is refused', async () => {
    for (let minute = 0; minute < 5; minute += 1) await send(`Анна ${minute}`, minute);
    const seen: unknown[] = [];
    let pageToken: string | undefined;
    do {
      const page = await list({ pageSize: 2, ...(pageToken ? { pageToken } : {}) });
      seen.push(...(page.responses ?? []).map((each) => each.responseId));
      pageToken = page.nextPageToken ?? undefined;
      if (pageToken) {
        const filter = 'timestamp > 2020-01-01T00:00:00Z';
        expect(await refusal(list({ pageSize: 2, pageToken, filter }))).toMatch(/^400 Invalid page token/);
      }
    } while (pageToken);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  test('an edited answer keeps its id and creation time and updates its last time', async () => {
    await form.client.request({
      url: `${form.emulator.url}emulator/forms/${form.formId}:setAllowResponseEdits`,
      method: 'POST',
      data: { allow: true },
    });
    now = new Date('2026-09-01T09:00:00.000Z');
    const { html } = await form.post(['entry.10', 'Анна']);
    const [before] = (await list()).responses ?? [];
    expect(html).toContain('Изменить ответ');
    const address = `${form.page}?edit2=${before?.responseId}`;
    expect(await (await fetch(address)).text()).toContain('value="Анна"');
    now = new Date('2026-09-02T09:00:00.000Z');
    const body = new URLSearchParams([['entry.10', 'Анна Тестовая']]);
    await fetch(address.replace('viewform', 'formResponse'), { method: 'POST', body });
    const [after, ...others] = (await list()).responses ?? [];
    expect(others).toEqual([]);
    expect(after).toMatchObject({ responseId: before?.responseId, createTime: before?.createTime });
    expect(after?.lastSubmittedTime).toMatch(/^2026-09-02/);
    expect(after?.answers?.['0a']?.textAnswers?.answers).toEqual([{ value: 'Анна Тестовая' }]);
  });
});
