import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { refusal } from '../sheets/sheets-client.ts';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

let form: FormWorkspace;
beforeEach(async () => {
  form = await startForm();
  return () => form.close();
});

const titles = async (): Promise<unknown[]> => ((await form.get()).items ?? []).map((item) => item.title);

describe('forms.create', () => {
  test('a new form has its title in Drive too, no items, and is unpublished', async () => {
    const created = await form.get();
    expect(created.info).toEqual({ title: 'Анкета', documentTitle: 'Анкета' });
    expect(created).not.toHaveProperty('items');
    expect(created.publishSettings?.publishState).toEqual({ isPublished: false, isAcceptingResponses: false });
    expect(created.responderUri).toMatch(/\/forms\/d\/e\/[\w-]+\/viewform$/);
    expect(created.responderUri).not.toContain(form.formId);
  });

  test('a form that is created with unpublished=false accepts answers at once', async () => {
    const { data } = await form.api.forms.create({ unpublished: false, requestBody: { info: { title: 'Открыта' } } });
    expect(data.publishSettings?.publishState).toEqual({ isPublished: true, isAcceptingResponses: true });
  });

  test('an unknown form is 404', async () => {
    expect(await refusal(form.api.forms.get({ formId: 'nothing' }))).toBe('404 Requested entity was not found.');
  });
});

describe('forms.batchUpdate', () => {
  test('createItem returns the ids, one for each row of a grid', async () => {
    const columns = { type: 'RADIO', options: [{ value: 'Да' }, { value: 'Нет' }] };
    const { replies } = await form.batch([
      question(0, 'Имя', { questionId: '0a', textQuestion: {} }),
      {
        createItem: {
          location: { index: 1 },
          item: {
            title: 'Когда?',
            questionGroupItem: {
              grid: { columns },
              questions: [{ rowQuestion: { title: 'Пн' } }, { rowQuestion: { title: 'Вт' } }],
            },
          },
        },
      },
      { createItem: { location: { index: 2 }, item: { title: 'Часть вторая', pageBreakItem: {} } } },
    ]);
    expect(replies?.[0]?.createItem).toEqual({ itemId: expect.stringMatching(/^[0-9a-f]{8}$/), questionId: ['0a'] });
    expect(replies?.[1]?.createItem?.questionId).toHaveLength(2);
    expect(replies?.[2]?.createItem).not.toHaveProperty('questionId');
    expect((await form.get()).items?.[1]?.questionGroupItem?.grid?.columns).toEqual(columns);
  });

  test('all or nothing: a bad request undoes the earlier ones', async () => {
    const call = form.batch([question(0, 'Имя', { textQuestion: {} }), { deleteItem: { location: { index: 5 } } }]);
    expect(await refusal(call)).toMatch(/^400 Invalid requests\[1\]\.deleteItem/);
    expect(await titles()).toEqual([]);
  });

  test('items end up in the order that the same moves give a list', async () => {
    await form.batch(['а', 'б', 'в', 'г'].map((title, index) => question(index, title, { textQuestion: {} })));
    const places = fc.integer({ min: 0, max: 3 });
    await fc.assert(
      fc.asyncProperty(places, places, async (from, to) => {
        const before = await titles();
        await form.batch([{ moveItem: { originalLocation: { index: from }, newLocation: { index: to } } }]);
        const wanted = before.toSpliced(from, 1).toSpliced(to, 0, before[from]);
        expect(await titles()).toEqual(wanted);
      }),
      { numRuns: 20 },
    );
  });

  test('updateItem changes what the mask names and keeps the ids and the rest', async () => {
    await form.batch([question(0, 'Имя', { questionId: '0a', required: true, textQuestion: { paragraph: true } })]);
    const [before] = (await form.get()).items ?? [];
    await form.batch([
      {
        updateItem: {
          location: { index: 0 },
          item: { title: 'Фамилия', questionItem: { question: { textQuestion: {} } } },
          updateMask: 'title,questionItem.question.textQuestion.paragraph',
        },
      },
    ]);
    const expected = {
      ...before,
      title: 'Фамилия',
      questionItem: { question: { questionId: '0a', required: true, textQuestion: {} } },
    };
    expect((await form.get()).items).toEqual([expected]);
  });

  test('updateFormInfo sets the description, deleteItem removes', async () => {
    await form.batch([question(0, 'Имя', { textQuestion: {} })]);
    await form.batch([
      { updateFormInfo: { info: { description: 'Зачем' }, updateMask: 'description' } },
      { deleteItem: { location: { index: 0 } } },
    ]);
    const after = await form.get();
    expect(after.info).toMatchObject({ title: 'Анкета', description: 'Зачем' });
    expect(after).not.toHaveProperty('items');
  });

  test.each([
    ['a taken id', { questionId: '0a', textQuestion: {} }, /Duplicate ID: 0a/],
    ['an id that is not hexadecimal', { questionId: 'zz', textQuestion: {} }, /Invalid ID: zz/],
    [
      'two options of one value',
      { choiceQuestion: { type: 'RADIO', options: [{ value: 'а' }, { value: 'а' }] } },
      /duplicate options/,
    ],
    ['a scale to one', { scaleQuestion: { low: 1, high: 1 } }, /between 2 and 10/],
    ['no kind', {}, /Question kind must be set/],
  ])('%s is refused', async (_what, kind, words) => {
    await form.batch([question(0, 'Имя', { questionId: '0a', textQuestion: {} })]);
    const message = await refusal(form.batch([question(1, 'Ещё', kind)]));
    expect(message).toMatch(/^400 Invalid requests\[0\]\.createItem/);
    expect(message).toMatch(words);
  });

  test('a multi-line title is refused', async () => {
    const call = form.batch([question(0, 'Раз\nдва', { textQuestion: {} })]);
    expect(await refusal(call)).toContain('Displayed text cannot contain newlines');
  });

  test('an unsupported field is 501 and named; a field unknown to Google is 400', async () => {
    const upload = form.batch([question(0, 'Файл', { fileUploadQuestion: { folderId: 'x' } })]);
    expect(await refusal(upload)).toMatch(
      /^501 .*requests\[0\]\.createItem\.item\.questionItem\.question\.fileUploadQuestion/,
    );
    const url = `${form.emulator.url}v1/forms/${form.formId}:batchUpdate`;
    const unknown = form.client.request({
      url,
      method: 'POST',
      data: { requests: [{ createItem: { colour: 'red' } }] },
    });
    expect(await refusal(unknown)).toContain(
      'Unknown name "colour" at \'requests[0].create_item\': Cannot find field.',
    );
  });
});

describe('forms.setPublishSettings', () => {
  test('published settings are shown, and the revision stays', async () => {
    const before = (await form.get()).revisionId;
    await form.publish();
    const after = await form.get();
    expect(after.publishSettings?.publishState).toEqual({ isPublished: true, isAcceptingResponses: true });
    expect(after.revisionId).toBe(before);
  });
});
