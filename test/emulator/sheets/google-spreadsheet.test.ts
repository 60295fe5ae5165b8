import { GoogleSpreadsheet } from 'google-spreadsheet';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANNA, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
let doc: GoogleSpreadsheet;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  work = await startWorkspace();
  // The library has Google's addresses built in. We only redirect its requests to the emulator.
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const url = request.url.replace(/^https:\/\/(sheets|www)\.googleapis\.com\//, work.emulator.url);
    return realFetch(new Request(url, request));
  };
  doc = new GoogleSpreadsheet(work.spreadsheetId, { token: ANNA });
  return async () => {
    globalThis.fetch = realFetch;
    await work.close();
  };
});

describe('google-spreadsheet, as people use it', () => {
  it('loads a document and changes its title', async () => {
    await doc.loadInfo();
    expect(doc.title).toBe('Проверка');
    expect(doc.sheetsByIndex[0]?.title).toBe('Sheet1');
    await doc.updateProperties({ title: 'Другое имя' });
    await doc.loadInfo();
    expect(doc.title).toBe('Другое имя');
  });

  it('adds a sheet with a header, appends rows, reads, changes and deletes them', async () => {
    const sheet = await doc.addSheet({ title: 'Люди', headerValues: ['имя', 'код', 'сумма'] });
    await sheet.addRow({ имя: 'Тестовая Анна', код: 'К-1', сумма: '=1+1' });
    await sheet.addRows([
      { имя: 'Тестовый Борис', код: 'К-2', сумма: 5 },
      { имя: 'Тестовая Вера', код: 'К-3', сумма: 7 },
    ]);
    const rows = await sheet.getRows();
    expect(rows.map((row) => row.get('имя'))).toEqual(['Тестовая Анна', 'Тестовый Борис', 'Тестовая Вера']);
    expect(rows[0]?.get('сумма')).toBe('2');
    rows[1]?.assign({ код: 'К-22' });
    await rows[1]?.save();
    await rows[0]?.delete();
    expect((await sheet.getRows()).map((row) => row.get('код'))).toEqual(['К-22', 'К-3']);
    await sheet.clearRows();
    expect(await sheet.getRows()).toEqual([]);
    expect(sheet.headerValues).toEqual(['имя', 'код', 'сумма']);
  });

  it('reads and writes cells: values, formulas, formats, notes and errors', async () => {
    const sheet = doc.sheetsByTitle.Sheet1;
    if (!sheet) throw new Error('The first sheet was not loaded.');
    await sheet.loadCells('A1:C5');
    const [a1, b1, c1] = ['A1', 'B1', 'C1'].map((address) => sheet.getCellByA1(address));
    if (!a1 || !b1 || !c1) throw new Error('Cells were not loaded.');
    a1.value = 1234.5;
    a1.numberFormat = { type: 'NUMBER', pattern: '#,##0.00' };
    a1.textFormat = { bold: true };
    b1.formula = '=A1*2';
    c1.formula = '=NOSUCH()';
    c1.note = 'заметка';
    await sheet.saveUpdatedCells();
    await sheet.loadCells('A1:C5');
    expect(sheet.getCellByA1('A1').formattedValue).toBe('1,234.50');
    expect(sheet.getCellByA1('A1').textFormat).toMatchObject({ bold: true });
    expect(sheet.getCellByA1('B1').value).toBe(2469);
    expect(sheet.getCellByA1('B1').formula).toBe('=A1*2');
    expect(sheet.getCellByA1('C1').errorValue?.type).toBe('NAME');
    expect(sheet.getCellByA1('C1').note).toBe('заметка');
  });

  it('merges, resizes, moves through dimensions, copies and deletes a sheet', async () => {
    const sheet = await doc.addSheet({ title: 'Лист' });
    await sheet.mergeCells({ startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 });
    await sheet.resize({ rowCount: 20, columnCount: 5 });
    await sheet.insertDimension('ROWS', { startIndex: 0, endIndex: 2 }, false);
    expect(sheet.rowCount).toBe(22);
    const copy = await sheet.duplicate({ title: 'Копия' });
    expect(copy.columnCount).toBe(5);
    await sheet.delete();
    await doc.loadInfo();
    expect(doc.sheetsByIndex.map(({ title }) => title)).toEqual(expect.arrayContaining(['Sheet1', 'Люди', 'Копия']));
    expect(doc.sheetsByTitle.Лист).toBeUndefined();
  });

  it('reports errors in Google’s words', async () => {
    const unknown = new GoogleSpreadsheet('nowhere', { token: ANNA });
    await expect(unknown.loadInfo()).rejects.toThrow(/404/);
    await expect(doc.addSheet({ title: 'Sheet1' })).rejects.toThrow(/already exists/);
  });
});
