import { beforeEach, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace({ locale: 'ru_RU', title: 'Наставничество' });
  await work.write('A1:D3', [
    ['Имя', 'Срок', 'Решение', 'Код'],
    ['Тестовая Анна', '', 'нет', 'К-01'],
    ['Примерова Вера', '', '', 'К-02'],
  ]);
  const cells = (startColumnIndex: number, startRowIndex = 1) => ({
    sheetId: 0,
    startRowIndex,
    startColumnIndex,
    endColumnIndex: startColumnIndex + 1,
  });
  const values = ['да', 'нет'].map((userEnteredValue) => ({ userEnteredValue }));
  await work.batch(
    {
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    },
    { setDataValidation: { range: cells(2), rule: { condition: { type: 'ONE_OF_LIST', values }, strict: true } } },
    { addProtectedRange: { protectedRange: { range: cells(3), warningOnly: true } } },
  );
  return () => work.close();
});

const address = (row: number) => `${work.emulator.url}spreadsheets/d/${work.spreadsheetId}/row?gid=0&row=${row}`;
const page = async (row: number): Promise<string> => (await fetch(address(row))).text();

/** The fields that a row's form would send unchanged. */
async function form(row: number): Promise<URLSearchParams> {
  const html = await page(row);
  const hidden = [...html.matchAll(/<input type="hidden" name="(.+?)" value="(.*?)"\/>/g)];
  const sent = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
  for (const [name, value] of [...sent]) if (name.startsWith('was.')) sent.set(name.replace('was', 'now'), value);
  return sent;
}

const send = (row: number, body: URLSearchParams, headers: Record<string, string> = {}) =>
  fetch(address(row), { method: 'POST', body, redirect: 'manual', headers });

const values = async () => (await work.read('A1:D6')) as unknown[][];

describe('a row as a form', () => {
  test('asks for editable cells, offers allowed choices, shows protected cells', async () => {
    const html = await page(2);
    expect(html).toMatch(/<label for="c0"><b>Имя<\/b><\/label>/);
    expect(html).toMatch(/<option selected value="нет">нет<\/option>|<option value="нет" selected>нет<\/option>/);
    expect(html).toContain('<pre>К-01</pre>');
    expect(html).not.toContain('name="now.3"');
  });

  test('writes the changes as if typed, and returns to the row', async () => {
    const sent = await form(2);
    sent.set('now.1', '14.09.2026');
    sent.set('now.2', 'да');
    sent.set('now.0', 'Тестовая\r\nАнна');
    const answer = await send(2, sent);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/spreadsheets/d/${work.spreadsheetId}?gid=0#r2`);
    expect((await values())[1]).toEqual(['Тестовая\nАнна', '14.09.2026', 'да', 'К-01']);
    const empty = await form(2);
    empty.set('now.2', '');
    await send(2, empty);
    expect((await values())[1]?.[2]).toBe('');
  });

  test('adds a new row', async () => {
    const sent = await form(4);
    sent.set('now.0', 'Образцова Нина');
    expect((await send(4, sent)).status).toBe(303);
    expect((await values())[3]?.[0]).toBe('Образцова Нина');
  });

  test('writes the opened row, wherever it was sorted to meanwhile', async () => {
    const sent = await form(2);
    const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 4 };
    await work.batch({ sortRange: { range, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] } });
    expect((await values())[1]?.[0]).toBe('Примерова Вера');
    sent.set('now.1', '14.09.2026');
    await send(2, sent);
    expect((await values()).slice(1, 3).map((row) => row.slice(0, 2))).toEqual([
      ['Примерова Вера', ''],
      ['Тестовая Анна', '14.09.2026'],
    ]);
  });

  test('writes nothing if someone else changed the same cell, and shows both texts', async () => {
    const sent = await form(2);
    await work.write('A2', [['Чужая Мария']]);
    sent.set('now.0', 'Своя Анна');
    sent.set('now.1', '14.09.2026');
    const answer = await send(2, sent);
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain('в столбце «Имя» появилось «Чужая Мария»');
    expect(html).toContain('>Своя Анна</textarea>');
    expect((await values())[1]?.slice(0, 2)).toEqual(['Чужая Мария', '']);
  });

  test('does not overwrite an empty row that was filled meanwhile', async () => {
    const sent = await form(4);
    await work.write('B4', [['занято']]);
    sent.set('now.0', 'Образцова Нина');
    expect((await send(4, sent)).status).toBe(409);
    expect((await values())[3]).toEqual(['', 'занято']);
  });

  test('refuses a protected cell, a foreign site, a header and a missing row', async () => {
    const sent = await form(2);
    sent.set('now.3', 'К-99');
    expect((await send(2, sent)).status).toBe(409);
    sent.delete('now.3');
    sent.set('now.0', 'Чужак');
    expect((await send(2, sent, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await values())[1]).toEqual(['Тестовая Анна', '', 'нет', 'К-01']);
    expect((await fetch(address(1))).status).toBe(404);
    expect((await fetch(address(100_000))).status).toBe(404);
  });
});
