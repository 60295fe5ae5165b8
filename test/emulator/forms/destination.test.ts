import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../../emulator/core/exchange.ts';
import { clientOf, refusal } from '../sheets/sheets-client.ts';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

let form: FormWorkspace;
let sheets: sheets_v4.Sheets;
let spreadsheetId: string;
let changes: Change[];

beforeEach(async () => {
  changes = [];
  const clock = { now: () => new Date('2026-09-01T09:00:00Z') };
  form = await startForm('Анкета', { clock, onChange: (change) => changes.push(change) });
  sheets = clientOf(form.emulator);
  const properties = { title: 'Книга', locale: 'ru_RU', timeZone: 'Europe/Moscow' };
  spreadsheetId = (await sheets.spreadsheets.create({ requestBody: { properties } })).data.spreadsheetId ?? '';
  await form.batch([
    question(0, 'Оценка', { questionId: '0a', scaleQuestion: { low: 1, high: 5 } }),
    question(0, 'Имя', { questionId: '0b', textQuestion: {} }),
    question(2, 'Дата', { questionId: '0c', dateQuestion: { includeYear: true } }),
    question(3, 'Темы', {
      questionId: '0d',
      choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'Раз' }, { value: 'Два' }] },
    }),
  ]);
  await form.publish();
  return () => form.close();
});

const rows = async (valueRenderOption = 'UNFORMATTED_VALUE', tab = 'Ответы') => {
  const answer = await sheets.spreadsheets.values.get({ spreadsheetId, range: `'${tab}'`, valueRenderOption });
  return answer.data.values ?? [];
};
const ANSWER: [string, string][] = [
  ['entry.10', '4'],
  ['entry.11', '=1+1'],
  ['entry.12', '2026-09-05'],
  ['entry.13', 'Раз'],
  ['entry.13', 'Два'],
];

test('an answer is a row: timestamp in the spreadsheet’s zone, then the questions in order of creation', async () => {
  expect(await form.link(spreadsheetId, 'Ответы')).toBeGreaterThan(0);
  await form.post(...ANSWER);
  expect(await rows()).toEqual([
    ['Отметка времени', 'Оценка', 'Имя', 'Дата', 'Темы'],
    [46266.5, 4, '=1+1', 46270, 'Раз, Два'],
  ]);
  expect((await rows('FORMATTED_VALUE'))[1]).toEqual(['01.09.2026 12:00:00', '4', '=1+1', '05.09.2026', 'Раз, Два']);
  expect((await form.get()).linkedSheetId).toBe(spreadsheetId);
});

test('a text that begins with = is stored as text, a whole number as a number, 007 unchanged', async () => {
  await form.link(spreadsheetId, 'Ответы');
  for (const text of ['=HYPERLINK("http://x")', '42', '007', '+79000000000']) await form.post(['entry.11', text]);
  expect((await rows()).slice(1).map((row) => row[2])).toEqual(['=HYPERLINK("http://x")', 42, '007', '+79000000000']);
  const fields = 'sheets.data.rowData.values.userEnteredValue';
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, ranges: ["'Ответы'!C2"], fields });
  expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.userEnteredValue).toHaveProperty('stringValue');
});

test('listeners for a submitted form are notified, with the spreadsheet', async () => {
  await form.link(spreadsheetId, 'Ответы');
  await form.post(...ANSWER);
  await new Promise(setImmediate);
  expect(changes).toEqual([{ kind: 'formSubmit', spreadsheetId, identity: 'anonymous@emulator.local' }]);
});

test('a refused answer writes no row and notifies nobody', async () => {
  await form.link(spreadsheetId, 'Ответы');
  await form.post(['entry.10', '9']);
  expect(await rows()).toHaveLength(1);
  expect(changes).toEqual([]);
});

test('a new question gets the last column, a renamed one a new header, a deleted one keeps its column', async () => {
  await form.link(spreadsheetId, 'Ответы');
  await form.post(...ANSWER);
  await form.batch([
    { updateItem: { location: { index: 0 }, item: { title: 'Фамилия' }, updateMask: 'title' } },
    { deleteItem: { location: { index: 1 } } },
    question(0, 'Школа', { questionId: '0e', textQuestion: {} }),
  ]);
  await form.post(['entry.11', 'Тестовая'], ['entry.14', 'Первая']);
  const [header, first, second] = await rows();
  expect(header).toEqual(['Отметка времени', 'Оценка', 'Фамилия', 'Дата', 'Темы', 'Школа']);
  expect(first?.[1]).toBe(4);
  expect(second).toEqual([46266.5, '', 'Тестовая', '', '', 'Первая']);
});

test('a column inserted by staff keeps its values', async () => {
  const sheetId = await form.link(spreadsheetId, 'Ответы');
  const range = { sheetId, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 };
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [{ insertDimension: { range } }] } });
  const values = [['Пометка']];
  await sheets.spreadsheets.values.update({
    spreadsheetId,
    range: "'Ответы'!C1",
    valueInputOption: 'RAW',
    requestBody: { values },
  });
  await form.post(...ANSWER);
  expect(await rows()).toEqual([
    ['Отметка времени', 'Оценка', 'Пометка', 'Имя', 'Дата', 'Темы'],
    [46266.5, 4, '', '=1+1', 46270, 'Раз, Два'],
  ]);
});

test('an edited answer rewrites its own row, wherever it was sorted to, and keeps the staff’s column', async () => {
  const sheetId = await form.link(spreadsheetId, 'Ответы');
  const allow = `${form.emulator.url}emulator/forms/${form.formId}:setAllowResponseEdits`;
  await form.client.request({ url: allow, method: 'POST', data: { allow: true } });
  const { html } = await form.post(['entry.11', 'Борис'], ['entry.10', '5']);
  await form.post(['entry.11', 'Анна'], ['entry.10', '1']);
  const range = { sheetId, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 5 };
  const insert = { insertDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } };
  const requests = [{ sortRange: { range, sortSpecs: [{ dimensionIndex: 2, sortOrder: 'ASCENDING' }] } }, insert];
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  const values = [['Пометка'], ['у Анны'], ['у Бориса']];
  await sheets.spreadsheets.values.update({
    spreadsheetId,
    range: "'Ответы'!B1",
    valueInputOption: 'RAW',
    requestBody: { values },
  });
  const path = /href="([^"]*edit2=[^"]*)"/.exec(html)?.[1] ?? '';
  const body = new URLSearchParams([['entry.11', 'Борис Тестовый']]);
  await fetch(new URL(path.replace('viewform', 'formResponse'), form.emulator.url), { method: 'POST', body });
  expect(await rows()).toEqual([
    ['Отметка времени', 'Пометка', 'Оценка', 'Имя', 'Дата', 'Темы'],
    [46266.5, 'у Анны', 1, 'Анна'],
    [46266.5, 'у Бориса', '', 'Борис Тестовый'],
  ]);
});

test('linking writes existing answers; without a title the tab gets Google’s', async () => {
  await form.post(...ANSWER);
  await form.link(spreadsheetId);
  expect(await rows('UNFORMATTED_VALUE', 'Ответы на форму (1)')).toHaveLength(2);
});

test('an answer survives the deletion of its tab', async () => {
  const sheetId = await form.link(spreadsheetId, 'Ответы');
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [{ deleteSheet: { sheetId } }] } });
  expect((await form.post(...ANSWER)).status).toBe(200);
  const { responses } = (await form.api.forms.responses.list({ formId: form.formId })).data;
  expect(responses).toHaveLength(1);
});

test('linking to a spreadsheet that does not exist is 404', async () => {
  expect(await refusal(form.link('nothing', 'Ответы'))).toMatch(/^404 /);
});

describe('rows and columns that people added', () => {
  const type = (range: string, values: string[][]) =>
    sheets.spreadsheets.values.update({
      spreadsheetId,
      range: `'Ответы'!${range}`,
      valueInputOption: 'RAW',
      requestBody: { values },
    });

  test('stay below the answers', async () => {
    await form.link(spreadsheetId, 'Ответы');
    await type('A2', [['до первой']]);
    await form.post(['entry.11', 'Анна']);
    await type('C4', [['от руки']]);
    await form.post(['entry.11', 'Борис']);
    const names = (await rows()).map((row) => row[2] ?? row[0]);
    expect(names).toEqual(['Имя', 'Анна', 'Борис', 'до первой', 'от руки']);
  });

  test('stay after the columns of the form, if it asks something new', async () => {
    await form.link(spreadsheetId, 'Ответы');
    await form.post(['entry.11', 'Анна']);
    await type('F1', [['Школа решила'], ['да']]);
    await form.batch([question(0, 'Класс', { questionId: '0f', textQuestion: {} })]);
    await form.post(['entry.11', 'Борис'], ['entry.15', '5А']);
    const [header, first, second] = await rows();
    expect(header?.slice(4)).toEqual(['Темы', 'Класс', 'Школа решила']);
    expect(first?.[6]).toBe('да');
    expect(second?.slice(5)).toEqual(['5А']);
  });
});

test('a response tab speaks the language of its spreadsheet', async () => {
  const properties = { title: 'Orders', locale: 'en_US', timeZone: 'Europe/Moscow' };
  const english = (await sheets.spreadsheets.create({ requestBody: { properties } })).data.spreadsheetId ?? '';
  await form.link(english);
  await form.post(['entry.10', '4']);
  const read = await sheets.spreadsheets.values.get({ spreadsheetId: english, range: "'Form Responses 1'" });
  expect(read.data.values?.map((row) => row.slice(0, 2))).toEqual([
    ['Timestamp', 'Оценка'],
    ['9/1/2026 12:00:00', '4'],
  ]);
  const shown = await sheets.spreadsheets.get({ spreadsheetId: english, fields: 'sheets.tables.name' });
  expect(shown.data.sheets?.flatMap(({ tables = [] }) => tables)).toEqual([{ name: 'Form_Responses1' }]);
});

test('the tab is a Table that grows with answers and questions', async () => {
  const sheetId = await form.link(spreadsheetId, '');
  const found = async () => {
    const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties.sheetId,tables)' });
    return data.sheets?.find(({ properties }) => properties?.sheetId === sheetId)?.tables?.[0];
  };
  expect((await found())?.range).toMatchObject({ startRowIndex: 0, endRowIndex: 2, endColumnIndex: 5 });
  for (const text of ['один', 'два', 'три']) await form.post(['entry.11', text]);
  await form.batch([question(4, 'Ещё', { questionId: '0e', textQuestion: {} })]);
  const table = await found();
  expect(table?.range).toMatchObject({ startRowIndex: 0, endRowIndex: 4, endColumnIndex: 6 });
  expect(table?.columnProperties?.at(-1)?.columnName).toBe('Ещё');
});
