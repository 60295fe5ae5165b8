import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const resize = (rowCount: number, columnCount: number, sheetId = 0) => ({
  updateSheetProperties: {
    properties: { sheetId, gridProperties: { rowCount, columnCount } },
    fields: 'gridProperties/rowCount,gridProperties/columnCount',
  },
});
const rename = (title: string) => ({ updateSheetProperties: { properties: { sheetId: 0, title }, fields: 'title' } });
const get = async (range: string, params = {}) =>
  (await work.api.spreadsheets.values.get({ spreadsheetId: work.spreadsheetId, range, ...params })).data;
const rangeOf = async (range: string) => (await get(range)).range;
const batchGet = async (...ranges: string[]) =>
  (await work.api.spreadsheets.values.batchGet({ spreadsheetId: work.spreadsheetId, ranges })).data.valueRanges ?? [];
const typed = (range: string, values: unknown[][]) => work.write(range, values, 'USER_ENTERED');

describe('contract: reading values', () => {
  it('1. an empty sheet has a range and no values key', async () => {
    expect(await get('Sheet1')).toEqual({ range: 'Sheet1!A1:Z1000', majorDimension: 'ROWS' });
  });

  it('2. trailing empty cells and rows are trimmed, inner ones stay', async () => {
    await work.batch(resize(4, 4));
    const rows = [
      ['A1', 'B1', '', 'D1'],
      ['', 'b2', '', ''],
      ['', '', '', ''],
      ['A4', 'B4', '', 'D4'],
    ];
    await work.write('A1', rows);
    expect(await work.read('Sheet1')).toEqual([['A1', 'B1', '', 'D1'], ['', 'b2'], [], ['A4', 'B4', '', 'D4']]);
  });

  it('3. the answer names the range, normalised and clipped', async () => {
    expect(await rangeOf('Sheet1!A2:2')).toBe('Sheet1!A2:Z2');
    expect(await rangeOf('A1:A')).toBe('Sheet1!A1:A1000');
    expect(await rangeOf('A1:C')).toBe('Sheet1!A1:C1000');
    expect(await rangeOf('A1:A1')).toBe('Sheet1!A1');
    expect(await rangeOf('D4:A1')).toBe('Sheet1!A1:D4');
    await work.batch(rename('Лист1'));
    expect(await rangeOf('1:5')).toBe("'Лист1'!A1:Z5");
  });

  it('4. batchGet of whole columns returns them in order', async () => {
    await work.batch(resize(10, 10));
    expect((await batchGet('A:A', 'C:C', 'B:B')).map(({ range }) => range)).toEqual([
      'Sheet1!A1:A10',
      'Sheet1!C1:C10',
      'Sheet1!B1:B10',
    ]);
  });

  it('5. a title that looks like a cell, has an emoji or is Russian is quoted', async () => {
    await work.batch(rename('D3'), resize(4, 4));
    expect(await rangeOf("'D3'")).toBe("'D3'!A1:D4");
    await work.batch(rename('📅 План'));
    expect(await rangeOf("'📅 План'!A1")).toBe("'📅 План'!A1");
    await work.batch(rename('Лист1'));
    expect(await rangeOf('Лист1!A1')).toBe("'Лист1'!A1");
  });

  it('6. a named range returns its cells, with or without the title', async () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    await work.batch({ addNamedRange: { namedRange: { name: 'NamedRange', range } } });
    expect(await rangeOf("'Sheet1'!NamedRange")).toBe('Sheet1!A1:B2');
    expect(await rangeOf('NamedRange')).toBe('Sheet1!A1:B2');
  });

  it('7. majorDimension=COLUMNS returns one inner array per column', async () => {
    await work.write('A1', [['1'], ['2'], ['3'], ['4'], ['5'], ['6']]);
    expect((await get('A1:A', { majorDimension: 'COLUMNS' })).values).toEqual([['1', '2', '3', '4', '5', '6']]);
  });

  it('8. typed values in the three renderings', async () => {
    await typed('A1', [['=4/2', '2020-01-01', 'string', '53']]);
    const read = (valueRenderOption: string) => work.read('A1:D1', { valueRenderOption });
    expect(await read('FORMATTED_VALUE')).toEqual([['2', '2020-01-01', 'string', '53']]);
    expect(await read('UNFORMATTED_VALUE')).toEqual([[2, 43831, 'string', 53]]);
    expect(await read('FORMULA')).toEqual([['=4/2', 43831, 'string', 53]]);
  });

  it('9. dateTimeRenderOption turns dates into text, unless everything is text already', async () => {
    await typed('A1', [['=4/2', '2020-01-01']]);
    const read = (valueRenderOption: string, dateTimeRenderOption: string) =>
      work.read('A1:B1', { valueRenderOption, dateTimeRenderOption });
    expect(await read('UNFORMATTED_VALUE', 'FORMATTED_STRING')).toEqual([[2, '2020-01-01']]);
    expect(await read('FORMATTED_VALUE', 'SERIAL_NUMBER')).toEqual([['2', '2020-01-01']]);
  });

  it('10. a formula with spaces, and a number with separators', async () => {
    await typed('A1', [['= 1 / 1024', '2,000,000.01']]);
    expect(await work.read('A1:B1')).toEqual([['0.0009765625', '2,000,000.01']]);
    expect(await work.read('A1:B1', { valueRenderOption: 'UNFORMATTED_VALUE' })).toEqual([[0.0009765625, 2000000.01]]);
  });

  it('11. 3_1_0 stays text', async () => {
    await typed('A1', [['3_1_0']]);
    expect(await work.read('A1', { valueRenderOption: 'UNFORMATTED_VALUE' })).toEqual([['3_1_0']]);
  });

  it('12. an unknown title is refused; in a batch with its index', async () => {
    expect(await refusal(get('Foo!A1'))).toBe('400 Unable to parse range: Foo!A1');
    const data = [
      { range: 'A1', values: [['x']] },
      { range: 'Foo!A1', values: [['x']] },
    ];
    const requestBody = { valueInputOption: 'RAW', data };
    const call = work.api.spreadsheets.values.batchUpdate({ spreadsheetId: work.spreadsheetId, requestBody });
    expect(await refusal(call)).toBe('400 Invalid data[1]: Unable to parse range: Foo!A1');
    expect(await work.read('A1')).toBeUndefined();
  });

  it('13. a start outside the grid is refused, with the title quoted if necessary', async () => {
    await work.batch(rename('Solar'), resize(981, 24));
    const limits = 'exceeds grid limits. Max rows: 981, max columns: 24';
    expect(await refusal(get('Solar!Y1'))).toBe(`400 Range (Solar!Y1) ${limits}`);
    await work.batch(rename('Мой лист'));
    expect(await refusal(get("'Мой лист'!A982"))).toBe(`400 Range ('Мой лист'!A982) ${limits}`);
  });

  it('14. an end outside the grid is clipped', async () => {
    await work.batch(resize(5, 5));
    await work.write('A1', [['x']]);
    expect(await get('A1:Z99')).toMatchObject({ range: 'Sheet1!A1:E5', values: [['x']] });
  });

  it('15. two ranges in one parameter are invalid', async () => {
    await work.batch(rename('S'));
    expect(await refusal(batchGet("'S'!B1:K999,M1:P999"))).toBe("400 Unable to parse range: 'S'!B1:K999,M1:P999");
  });

  it('16. the covered cells of a merge are empty', async () => {
    await work.write('A1', [['first']]);
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    await work.batch({ mergeCells: { range, mergeType: 'MERGE_ALL' } });
    expect(await work.read('A1:B2')).toEqual([['first']]);
  });

  it('17. batchGetByDataFilter returns each range with its filter, zero indexes omitted, in its own order', async () => {
    await work.write('A1', [['a', 'b']]);
    const filter = (startColumnIndex: number) => ({
      gridRange: {
        sheetId: 0,
        startRowIndex: 0,
        endRowIndex: 1,
        startColumnIndex,
        endColumnIndex: startColumnIndex + 1,
      },
    });
    const { data } = await work.api.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId: work.spreadsheetId,
      requestBody: { dataFilters: [filter(0), filter(1)] },
    });
    expect(data.valueRanges).toEqual([
      {
        valueRange: { range: 'Sheet1!B1', majorDimension: 'ROWS', values: [['b']] },
        dataFilters: [{ gridRange: { endRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 } }],
      },
      {
        valueRange: { range: 'Sheet1!A1', majorDimension: 'ROWS', values: [['a']] },
        dataFilters: [{ gridRange: { endRowIndex: 1, endColumnIndex: 1 } }],
      },
    ]);
  });

  it('18. the texts =1 and 5, written RAW, are texts in all renderings', async () => {
    await work.write('A1', [['=1', '5']]);
    for (const valueRenderOption of ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']) {
      expect(await work.read('A1:B1', { valueRenderOption })).toEqual([['=1', '5']]);
    }
  });

  it('19. a formula’s boolean and error are effective values', async () => {
    await typed('A1', [['=TRUE', '=BADFORMULA']]);
    const { sheets } = await work.get({ ranges: ['A1:B1'], fields: 'sheets.data.rowData.values.effectiveValue' });
    expect(sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { effectiveValue: { boolValue: true } },
      { effectiveValue: { errorValue: { type: 'NAME', message: expect.stringContaining('BADFORMULA') } } },
    ]);
  });
});
