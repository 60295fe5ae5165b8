import type { forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { clientOf, refusal } from '../sheets/sheets-client.ts';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

let form: FormWorkspace;
beforeEach(async () => {
  form = await startForm('Анкета', { clock: { now: () => new Date('2026-09-01T09:00:00Z') } });
  return () => form.close();
});

const item = (index: number, each: forms_v1.Schema$Item): forms_v1.Schema$Request => ({
  createItem: { location: { index }, item: each },
});
const update = (given: forms_v1.Schema$Item, updateMask: string, index = 0): forms_v1.Schema$Request => ({
  updateItem: { location: { index }, item: given, updateMask },
});
const answers = async () => {
  const { responses = [] } = (await form.api.forms.responses.list({ formId: form.formId })).data;
  return responses.map((each) =>
    Object.fromEntries(
      Object.entries(each.answers ?? {}).map(([id, { textAnswers }]) => [
        id,
        textAnswers?.answers?.map(({ value }) => value).join('|'),
      ]),
    ),
  );
};

describe('every kind of item', () => {
  const grid = {
    grid: { columns: { type: 'CHECKBOX', options: [{ value: 'Да' }, { value: 'Нет' }] }, shuffleQuestions: true },
    questions: [{ rowQuestion: { title: 'Пн' }, questionId: '21', required: true }, { rowQuestion: { title: 'Вт' } }],
  };
  const kinds: forms_v1.Schema$Item[] = [
    { title: 'Время', questionItem: { question: { questionId: '11', timeQuestion: {} } } },
    { title: 'Длительность', questionItem: { question: { questionId: '12', timeQuestion: { duration: true } } } },
    {
      title: 'Звёзды',
      questionItem: { question: { questionId: '13', ratingQuestion: { ratingScaleLevel: 5, iconType: 'STAR' } } },
    },
    { title: 'Дни', questionGroupItem: grid },
    { title: 'Слово', description: 'Два\nслова', textItem: {} },
    { title: 'Картинка', imageItem: { image: { contentUri: 'data:image/gif;base64,R0', altText: 'Точка' } } },
    {
      title: 'Видео',
      videoItem: {
        video: { youtubeUri: 'https://www.youtube.com/watch?v=abc', properties: { width: 320 } },
        caption: 'Кино',
      },
    },
    {
      title: 'Где?',
      questionItem: {
        image: { contentUri: 'https://example.org/a.png' },
        question: {
          questionId: '14',
          choiceQuestion: { type: 'RADIO', options: [{ value: 'Тут' }, { isOther: true }], shuffle: true },
        },
      },
    },
  ];

  it('is returned as it was given', async () => {
    await form.batch(kinds.map((each, index) => item(index, each)));
    const { items } = await form.get();
    expect(items).toHaveLength(kinds.length);
    expect(items).toMatchObject(kinds);
  });

  it('is asked on the page, answered and written to the linked tab', async () => {
    await form.batch(kinds.map((each, index) => item(index, each)));
    await form.publish();
    const sheets = clientOf(form.emulator);
    const { data } = await sheets.spreadsheets.create({ requestBody: { properties: { locale: 'ru_RU' } } });
    const spreadsheetId = data.spreadsheetId ?? '';
    await form.link(spreadsheetId, 'Ответы');
    const html = await (await fetch(form.page)).text();
    for (const part of ['<th scope="col">Да', '<th scope="row">Вт', '5 ★', 'type="time"', 'src="data:image', 'Кино']) {
      expect(html).toContain(part);
    }
    expect(html).not.toContain('src="http');
    const { status } = await form.post(
      ['entry.17', '14:30'],
      ['entry.18', '01:30:00'],
      ['entry.19', '4'],
      ['entry.33', 'Да'],
      ['entry.33', 'Нет'],
      ['entry.20', '__other_option__'],
      ['entry.20.other_option_response', 'Там'],
    );
    expect(status).toBe(200);
    expect(await answers()).toEqual([{ '11': '14:30', '12': '01:30:00', '13': '4', '14': 'Там', '21': 'Да|Нет' }]);
    const range = "'Ответы'";
    const { values } = (await sheets.spreadsheets.values.get({ spreadsheetId, range })).data;
    expect(values?.[1]?.slice(1)).toEqual(['14:30:00', '1:30:00', '4', 'Да, Нет', '', 'Там']);
  });

  it.each([
    ['entry.17', '24:00', 'Такого времени нет'],
    ['entry.18', '1 час', 'Укажите, пожалуйста, длительность'],
    ['entry.19', '6', 'оценку от 1 до 5'],
    ['entry.33', 'Может быть', 'Такого варианта нет'],
  ])('is validated: %s = %s', async (entry, value, words) => {
    await form.batch(kinds.map((each, index) => item(index, each)));
    await form.publish();
    const { status, html } = await form.post(['entry.33', 'Да'], [entry, value]);
    expect([status, html.includes(words)]).toEqual([400, true]);
    expect(await answers()).toEqual([]);
  });
});

describe('an invalid item is refused', () => {
  const choice = (type: string, option: object) => ({ choiceQuestion: { type, options: [{ value: 'А' }, option] } });
  it.each([
    [item(0, { videoItem: { video: { youtubeUri: 'https://example.org' } } }), 'Invalid YouTube URI'],
    [item(0, { imageItem: { image: { altText: 'А' } } }), 'source_uri'],
    [
      item(0, { imageItem: { image: { sourceUri: 'https://example.org/a.png', properties: { width: 741 } } } }),
      'between 0 and 740',
    ],
    [question(0, 'А', { ratingQuestion: { ratingScaleLevel: 2, iconType: 'STAR' } }), 'between 3 and 10'],
    [question(0, 'А', { ratingQuestion: { ratingScaleLevel: 5 } }), 'icon type'],
    [question(0, 'А', choice('RADIO', { value: 'Б', goToSectionId: 'ff' })), 'There is no such section'],
    [question(0, 'А', choice('CHECKBOX', { value: 'Б', goToAction: 'SUBMIT_FORM' })), 'only allowed in RADIO'],
    [item(0, { title: 'А', textItem: {}, pageBreakItem: {} }), "oneof field 'kind' is already set"],
    [item(0, { title: 'А' }), 'Item kind must be set'],
  ])('%j', async (request, words) => {
    const message = await refusal(form.batch([request]));
    expect(message).toMatch(/^400 /);
    expect(message).toContain(words);
  });
});

describe('updateItem', () => {
  beforeEach(() =>
    form.batch([question(0, 'Имя', { questionId: '0a', required: true, textQuestion: {} })]).then(() => {}),
  );
  const first = async () => (await form.get()).items?.[0];

  it('another kind of question replaces the old one', async () => {
    const scaleQuestion = { low: 1, high: 5 };
    await form.batch([
      update({ questionItem: { question: { scaleQuestion } } }, 'questionItem.question.scaleQuestion'),
    ]);
    expect((await first())?.questionItem?.question).toEqual({ questionId: '0a', required: true, scaleQuestion });
  });

  it('another kind of item does too', async () => {
    await form.batch([update({ textItem: {} }, 'textItem')]);
    expect(await first()).toEqual({ itemId: expect.any(String), title: 'Имя', textItem: {} });
  });

  it('ids stay if the mask omits them, and are generated if the mask names them and they are blank', async () => {
    const before = await first();
    await form.batch([update({ title: 'Фамилия' }, 'title')]);
    expect(await first()).toMatchObject({ itemId: before?.itemId, title: 'Фамилия' });
    await form.batch([update({ title: 'Фамилия', questionItem: { question: { textQuestion: {} } } }, '*')]);
    const after = await first();
    expect(after?.itemId).not.toBe(before?.itemId);
    expect(after?.questionItem?.question?.questionId).not.toBe('0a');
  });

  it('the whole item read, changed and written back keeps its ids', async () => {
    const before = (await first()) ?? {};
    await form.batch([update({ ...before, title: 'Другое имя' }, '*')]);
    expect(await first()).toEqual({ ...before, title: 'Другое имя' });
  });
});

it('an enum value that means «not set» counts as a missing field', async () => {
  const asked = (type: string): forms_v1.Schema$Question => ({
    choiceQuestion: { type, options: [{ value: 'Да', goToAction: 'GO_TO_ACTION_UNSPECIFIED' }] },
  });
  const settings = { emailCollectionType: 'EMAIL_COLLECTION_TYPE_UNSPECIFIED' };
  await form.batch([question(0, 'Да?', asked('RADIO')), { updateSettings: { settings, updateMask: '*' } }]);
  const { items, settings: stored } = await form.get();
  expect(items?.[0]?.questionItem?.question?.choiceQuestion).toEqual({ type: 'RADIO', options: [{ value: 'Да' }] });
  expect(stored ?? {}).not.toHaveProperty('emailCollectionType');
  expect(await refusal(form.batch([question(1, 'Нет?', asked('CHOICE_TYPE_UNSPECIFIED'))]))).toMatch(
    /^400 .*The type of a choice question must be set/,
  );
});

describe('settings', () => {
  it('RESPONDER_INPUT asks for the address and stores it with the answer and in the linked tab', async () => {
    const settings = { emailCollectionType: 'RESPONDER_INPUT' };
    await form.batch([
      question(0, 'Имя', { questionId: '0a', textQuestion: {} }),
      { updateSettings: { settings, updateMask: 'emailCollectionType' } },
    ]);
    await form.publish();
    const sheets = clientOf(form.emulator);
    const spreadsheetId = (await sheets.spreadsheets.create({ requestBody: {} })).data.spreadsheetId ?? '';
    await form.link(spreadsheetId, 'Ответы');
    for (const address of ['', 'не адрес']) expect((await form.post(['emailAddress', address])).status).toBe(400);
    expect((await form.post(['emailAddress', 'anna@example.org'], ['entry.10', 'Анна'])).status).toBe(200);
    const { responses } = (await form.api.forms.responses.list({ formId: form.formId })).data;
    expect(responses?.[0]?.respondentEmail).toBe('anna@example.org');
    expect(Object.keys(responses?.[0]?.answers ?? {})).toEqual(['0a']);
    const { values } = (await sheets.spreadsheets.values.get({ spreadsheetId, range: "'Ответы'" })).data;
    expect(values?.[1]).toContain('anna@example.org');
  });

  it('verified addresses come from the account, so a form that collects them wants a sign-in; a quiz is 501', async () => {
    const set = (settings: object, updateMask: string) => form.batch([{ updateSettings: { settings, updateMask } }]);
    await form.batch([question(0, 'Имя', { questionId: '0a', textQuestion: {} })]);
    await set({ emailCollectionType: 'VERIFIED' }, 'emailCollectionType');
    await form.publish();
    const { responderUri = '' } = await form.get();
    const post = (authorization: string) =>
      fetch((responderUri ?? '').replace('viewform', 'formResponse'), {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ 'entry.10': 'Анна' }),
        redirect: 'manual',
      });
    expect((await post('')).headers.get('location')).toContain('accounts.google.com');
    expect((await post('Bearer boris@example.org')).status).toBe(200);
    const { responses } = (await form.api.forms.responses.list({ formId: form.formId })).data;
    expect(responses?.map(({ respondentEmail }) => respondentEmail)).toEqual(['boris@example.org']);
    expect(await refusal(set({ quizSettings: { isQuiz: true } }, 'quizSettings.isQuiz'))).toMatch(/^501 /);
  });

  it('an older targetRevisionId is 501, the latest is accepted', async () => {
    const { formId } = form;
    const old = (await form.get()).revisionId ?? '';
    const write = (targetRevisionId: string) =>
      form.api.forms.batchUpdate({
        formId,
        requestBody: { requests: [question(0, 'А', { textQuestion: {} })], writeControl: { targetRevisionId } },
      });
    await write(old);
    expect(await refusal(write(old))).toMatch(/^501 .*targetRevisionId/);
  });
});
