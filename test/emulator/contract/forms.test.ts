import { beforeEach, describe, expect, it } from 'vitest';
import { type FormWorkspace, question, startForm } from '../forms/form-workspace.ts';
import { refusal } from '../sheets/sheets-client.ts';

let form: FormWorkspace;
beforeEach(async () => {
  form = await startForm();
  form.emulator.clock.set(new Date('2026-09-01T09:00:00Z'), true);
  return () => form.close();
});

const { stringify } = JSON;
const responses = async (params: object = {}) =>
  (await form.api.forms.responses.list({ formId: form.formId, ...params })).data.responses ?? [];

async function withQuestion(): Promise<void> {
  await form.batch([question(0, 'Имя', { questionId: '0a', textQuestion: {} })]);
  await form.publish();
}

describe('Forms', () => {
  it('77. forms.create accepts only the titles; documentTitle follows title; no items, unpublished', async () => {
    const create = (requestBody: object) => form.api.forms.create({ requestBody });
    const words =
      '400 Only info.title can be set when creating a form. To add items and change settings, use batchUpdate.';
    for (const body of [
      { info: { title: 'А', description: 'Б' } },
      { info: { title: 'А' }, items: [{ title: 'В', textItem: {} }] },
      { info: { title: 'А' }, settings: { emailCollectionType: 'DO_NOT_COLLECT' } },
    ]) {
      expect(await refusal(create(body))).toBe(words);
    }
    const { data } = await create({ info: { title: 'А' } });
    expect(data.info).toEqual({ title: 'А', documentTitle: 'А' });
    expect(data).not.toHaveProperty('items');
    expect(data.publishSettings?.publishState).toEqual({ isPublished: false, isAcceptingResponses: false });
    const named = await create({ info: { title: 'А', documentTitle: 'Файл' } });
    expect(named.data.info?.documentTitle).toBe('Файл');
  });

  it('78. createItem returns the item’s id and one question id per row; index N+1 is 400', async () => {
    const rows = ['Пн', 'Вт', 'Ср'].map((title) => ({ rowQuestion: { title } }));
    const columns = { type: 'RADIO', options: [{ value: 'Да' }, { value: 'Нет' }] };
    const item = { title: 'Когда?', questionGroupItem: { grid: { columns }, questions: rows } };
    const { replies } = await form.batch([{ createItem: { item, location: { index: 0 } } }]);
    expect(replies?.[0]?.createItem?.itemId).toMatch(/^[0-9a-f]{8}$/);
    expect(new Set(replies?.[0]?.createItem?.questionId).size).toBe(3);
    expect(await refusal(form.batch([question(2, 'Имя', { textQuestion: {} })]))).toMatch(
      /^400 Invalid requests\[0\]\.createItem: .*index: 2/,
    );
  });

  it('79. a stale requiredRevisionId is 400; an accepted batch changes revisionId', async () => {
    const before = (await form.get()).revisionId ?? '';
    const add = () => form.batch([question(0, 'Имя', { textQuestion: {} })], before);
    const { writeControl } = await add();
    expect(writeControl?.requiredRevisionId).not.toBe(before);
    expect((await form.get()).revisionId).toBe(writeControl?.requiredRevisionId);
    expect(await refusal(add())).toMatch(/^400 .*revision/);
    expect((await form.get()).items).toHaveLength(1);
  });

  it('80. responses.list is not sorted by time; ms and µs; unanswered absent; no formId', async () => {
    await form.batch([
      question(0, 'Имя', { questionId: '0a', textQuestion: {} }),
      question(1, 'Возраст', { questionId: '0b', textQuestion: {} }),
    ]);
    await form.publish();
    for (let hour = 1; hour <= 9; hour += 1) {
      form.emulator.clock.set(new Date(`2026-09-01T0${hour}:00:00Z`), true);
      await form.post(['entry.10', `${hour}`]);
    }
    const listed = await responses();
    const times = listed.map(({ createTime }) => createTime ?? '');
    expect(times).not.toEqual(times.toSorted());
    expect(times).not.toEqual(times.toSorted().reverse());
    for (const each of listed) {
      expect(each.createTime).toMatch(/T\d\d:00:00\.000Z$/);
      expect(each.lastSubmittedTime).toMatch(/T\d\d:00:00\.000\d{3}Z$/);
      expect(Object.keys(each.answers ?? {})).toEqual(['0a']);
      expect(each).not.toHaveProperty('formId');
    }
  });

  it('81. timestamp >= T includes equality, > does not; any other filter is 400', async () => {
    await withQuestion();
    await form.post(['entry.10', 'А']);
    const [first] = await responses();
    const time = first?.lastSubmittedTime;
    expect(await responses({ filter: `timestamp >= ${time}` })).toHaveLength(1);
    expect(await responses({ filter: `timestamp > ${time}` })).toHaveLength(0);
    form.emulator.clock.set(new Date('2026-09-01T09:02:00Z'), true);
    await form.post(['entry.10', 'Б']);
    const later = await responses({ filter: 'timestamp > 2026-09-01T09:01:00Z' });
    expect(later.map(({ answers }) => answers?.['0a']?.textAnswers?.answers)).toEqual([[{ value: 'Б' }]]);
    for (const filter of ['timestamp < 2026-01-01T00:00:00Z', 'createTime > 2026-01-01T00:00:00Z', 'timestamp > 1']) {
      expect(await refusal(responses({ filter }))).toMatch(/^400 /);
    }
  });

  it('82. editing an answer keeps responseId and createTime and updates lastSubmittedTime', async () => {
    await withQuestion();
    const url = `${form.emulator.url}emulator/forms/${form.formId}:setAllowResponseEdits`;
    await form.client.request({ url, method: 'POST', data: { allow: true } });
    await form.post(['entry.10', 'А']);
    const [first] = await responses();
    form.emulator.clock.set(new Date('2026-09-02T09:00:00Z'), true);
    const edit = form.page.replace('viewform', `formResponse?edit2=${first?.responseId}`);
    await fetch(edit, { method: 'POST', body: new URLSearchParams([['entry.10', 'Б']]) });
    const [second, ...more] = await responses();
    expect(more).toEqual([]);
    expect(second).toMatchObject({ responseId: first?.responseId, createTime: first?.createTime });
    expect(second?.lastSubmittedTime).toMatch(/^2026-09-02T/);
    expect(second?.answers?.['0a']?.textAnswers?.answers).toEqual([{ value: 'Б' }]);
  });

  it('83. accepting without being published is 400; the page of an unpublished form says that it is closed', async () => {
    const set = (isPublished: boolean, isAcceptingResponses: boolean) =>
      form.api.forms.setPublishSettings({
        formId: form.formId,
        requestBody: { publishSettings: { publishState: { isPublished, isAcceptingResponses } } },
      });
    expect(await refusal(set(false, true))).toMatch(/^400 /);
    expect(await (await fetch(form.page)).text()).toContain('Ответить на неё сейчас нельзя');
    expect((await form.post(['entry.10', 'А'])).status).toBe(403);
    await set(true, true);
    expect(await (await fetch(form.page)).text()).toContain('Отправить');
  });

  it('84. a second watch of a type is 400; a watch expires after 7 days; the message has attributes only', async () => {
    await withQuestion();
    const { client, emulator, formId } = form;
    const root = emulator.url;
    const topicName = 'projects/school/topics/forms';
    const subscription = 'projects/school/subscriptions/pull';
    await client.request({ url: `${root}v1/${topicName}`, method: 'PUT', data: {} });
    await client.request({ url: `${root}v1/${subscription}`, method: 'PUT', data: { topic: topicName } });
    const watch = (eventType: string) => ({ target: { topic: { topicName } }, eventType });
    const create = (eventType: string, watchId?: string) =>
      form.api.forms.watches.create({
        formId,
        requestBody: { watch: watch(eventType), ...(watchId ? { watchId } : {}) },
      });
    const { data } = await create('RESPONSES', 'answers');
    expect(data).toEqual({
      id: 'answers',
      ...watch('RESPONSES'),
      createTime: '2026-09-01T09:00:00.000Z',
      expireTime: '2026-09-08T09:00:00.000Z',
      state: 'ACTIVE',
    });
    expect(await refusal(create('RESPONSES'))).toMatch(/^400 /);
    expect((await create('SCHEMA')).data.id).toMatch(/^[a-z-]{4,63}$/);
    expect((await form.api.forms.watches.list({ formId })).data.watches).toHaveLength(2);

    const pull = async () => {
      const answer = await client.request<{ receivedMessages?: { ackId: string; message: object }[] }>({
        url: `${root}v1/${subscription}:pull`,
        method: 'POST',
        data: { maxMessages: 10 },
      });
      const received = answer.data.receivedMessages ?? [];
      const ackIds = received.map(({ ackId }) => ackId);
      await client.request({ url: `${root}v1/${subscription}:acknowledge`, method: 'POST', data: { ackIds } });
      return received.map(({ message }) => message);
    };
    await form.post(['entry.10', 'А']);
    await form.post(['entry.10', 'Б']);
    const messages = await pull();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ attributes: { formId, watchId: 'answers', eventType: 'RESPONSES' } });
    expect(messages[0]).not.toHaveProperty('data');
    // The second answer came within 30 seconds of the first, so its message comes after the 30 seconds.
    emulator.clock.set(new Date('2026-09-01T09:00:31Z'), true);
    await expect.poll(pull).toHaveLength(1);

    emulator.clock.set(new Date('2026-09-05T09:00:00Z'), true);
    const renewed = await form.api.forms.watches.renew({ formId, watchId: 'answers', requestBody: {} });
    expect(renewed.data.expireTime).toBe('2026-09-12T09:00:00.000Z');
    emulator.clock.set(new Date('2026-09-12T09:00:00Z'), true);
    expect(await refusal(form.api.forms.watches.renew({ formId, watchId: 'answers', requestBody: {} }))).toMatch(
      /^404/,
    );
    expect(stringify((await form.api.forms.watches.list({ formId })).data)).toBe('{}');
    await create('RESPONSES', 'again');
    await form.api.forms.watches.delete({ formId, watchId: 'again' });
    expect(await refusal(form.api.forms.watches.delete({ formId, watchId: 'again' }))).toMatch(/^404/);
  });

  it('84. a watch of a missing topic is suspended at the first notification', async () => {
    await withQuestion();
    const watch = { target: { topic: { topicName: 'projects/school/topics/none' } }, eventType: 'RESPONSES' };
    await form.api.forms.watches.create({ formId: form.formId, requestBody: { watch } });
    await form.post(['entry.10', 'А']);
    const { watches } = (await form.api.forms.watches.list({ formId: form.formId })).data;
    expect(watches?.[0]).toMatchObject({ state: 'SUSPENDED', errorType: 'PROJECT_NOT_AUTHORIZED' });
  });

  it('85. a wrong enum value is named by its path in snake case', async () => {
    const settings = { emailCollectionType: 'responderInput' };
    const call = form.batch([{ updateSettings: { settings, updateMask: 'emailCollectionType' } }]);
    expect(await refusal(call)).toBe(
      `400 Invalid value at 'requests[0].update_settings.settings.email_collection_type' (type.googleapis.com/google.apps.forms.v1.FormSettings.EmailCollectionType), "responderInput"`,
    );
  });
});
