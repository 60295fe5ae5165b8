import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const unformatted = { valueRenderOption: 'UNFORMATTED_VALUE' };

describe('values.update', () => {
  it('valueInputOption has no default', async () => {
    const call = work.api.spreadsheets.values.update({
      spreadsheetId: work.spreadsheetId,
      range: 'A1',
      requestBody: { values: [[1]] },
    });
    expect(await refusal(call)).toBe("400 'valueInputOption' is required but not specified");
  });

  it('data spread from one cell, with counts, and updatedData only on request', async () => {
    const answer = await work.write('Sheet1!A1', [
      ['a', 'b', 'c'],
      [1, 2, 3],
    ]);
    expect(answer).toEqual({
      spreadsheetId: work.spreadsheetId,
      updatedRange: 'Sheet1!A1:C2',
      updatedRows: 2,
      updatedColumns: 3,
      updatedCells: 6,
    });
  });

  it('a larger range is written only as far as the data go', async () => {
    expect((await work.write('Sheet1!A1:B2', [['a', 'b']])).updatedRange).toBe('Sheet1!A1:B1');
  });

  it('a smaller range is refused, by column and by row', async () => {
    const columns = work.write('A3:B113', [[1, 2, 3]]);
    expect(await refusal(columns)).toBe(
      '400 Requested writing within range [Sheet1!A3:B113], but tried writing to column [C]',
    );
    const rows = work.write('A3:B4', [[1], [2], [3]]);
    expect(await refusal(rows)).toBe('400 Requested writing within range [Sheet1!A3:B4], but tried writing to row [5]');
  });

  it('writing never grows the grid', async () => {
    expect(await refusal(work.write('Z1', [[1, 2]]))).toBe(
      '400 Range (Sheet1!Z1:AA1) exceeds grid limits. Max rows: 1000, max columns: 26',
    );
  });

  it('values that are not lists are refused with details', async () => {
    const response = await fetch(
      `${work.emulator.url}v4/spreadsheets/${work.spreadsheetId}/values/A1?valueInputOption=RAW`,
      { method: 'PUT', body: JSON.stringify({ values: 'X' }) },
    );
    const message = `Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), "X"`;
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: {
        code: 400,
        message,
        status: 'INVALID_ARGUMENT',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [{ field: 'data.values', description: message }],
          },
        ],
      },
    });
  });

  it('nested values are refused', async () => {
    expect(await refusal(work.write('A1', [[{ x: 1 }]]))).toMatch(/^400 Invalid values\[0\]\[0\]: struct_value/);
    expect(await refusal(work.write('A1', [[[1]]]))).toMatch(/^400 Invalid values\[0\]\[0\]: list_value/);
  });

  it('empty strings count, and ragged rows count their existing cells', async () => {
    const empty = Array.from({ length: 6 }, () => ['a', '', '', '']);
    expect((await work.write('A1', empty)).updatedCells).toBe(24);
    const ragged = await work.write('A1:D2', [
      ['A1', 'B1'],
      [1, 2, 3, 4],
    ]);
    expect(ragged).toMatchObject({ updatedRows: 2, updatedColumns: 4, updatedCells: 6 });
  });

  it('null keeps a cell, an empty string clears it', async () => {
    await work.write('A1', [['a', 'b', 'c']]);
    await work.write('A1', [[null, '', 'C']]);
    expect(await work.read('A1:C1')).toEqual([['a', '', 'C']]);
  });

  it('includeValuesInResponse returns the current values', async () => {
    const { data } = await work.api.spreadsheets.values.update({
      spreadsheetId: work.spreadsheetId,
      range: 'A1',
      valueInputOption: 'USER_ENTERED',
      includeValuesInResponse: true,
      responseValueRenderOption: 'UNFORMATTED_VALUE',
      requestBody: { values: [['2020-01-01', '']] },
    });
    expect(data.updatedData).toEqual({ range: 'Sheet1!A1:B1', majorDimension: 'ROWS', values: [[43831]] });
  });

  it('nulls in the body are ignored', async () => {
    const { data } = await work.api.spreadsheets.values.update({
      spreadsheetId: work.spreadsheetId,
      range: 'A1',
      valueInputOption: 'RAW',
      requestBody: { majorDimension: null, values: [['x']] },
    });
    expect(data.updatedCells).toBe(1);
  });
});

describe('clearing', () => {
  it('clear removes the values and keeps notes and formats', async () => {
    await work.batch({
      updateCells: {
        start: { sheetId: 0 },
        rows: [
          {
            values: [
              { userEnteredValue: { stringValue: 'x' }, note: 'заметка', userEnteredFormat: { wrapStrategy: 'WRAP' } },
            ],
          },
        ],
        fields: '*',
      },
    });
    const { data } = await work.api.spreadsheets.values.clear({ spreadsheetId: work.spreadsheetId, range: 'Sheet1' });
    expect(data).toEqual({ spreadsheetId: work.spreadsheetId, clearedRange: 'Sheet1!A1:Z1000' });
    const fields = 'sheets.data.rowData.values(userEnteredValue,note,userEnteredFormat)';
    const cell = (await work.get({ fields })).sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0];
    expect(cell).toEqual({ note: 'заметка', userEnteredFormat: { wrapStrategy: 'WRAP' } });
  });

  it('batchClear answers in order', async () => {
    const { data } = await work.api.spreadsheets.values.batchClear({
      spreadsheetId: work.spreadsheetId,
      requestBody: { ranges: ['B2:B', 'a1:a1'] },
    });
    expect(data.clearedRanges).toEqual(['Sheet1!B2:B1000', 'Sheet1!A1']);
  });
});

describe('values.batchUpdate', () => {
  const update = (data: object[]) =>
    work.api.spreadsheets.values.batchUpdate({
      spreadsheetId: work.spreadsheetId,
      requestBody: { valueInputOption: 'RAW', data },
    });

  it('counts totals over all ranges', async () => {
    const { data } = await update([
      { range: 'A1:D1', values: [[1, 2, 3, 4]] },
      { range: 'A4:D4', values: [[1, 2, 3, 4]] },
    ]);
    expect(data).toMatchObject({
      totalUpdatedRows: 2,
      totalUpdatedColumns: 4,
      totalUpdatedCells: 8,
      totalUpdatedSheets: 1,
    });
    expect(data.responses?.map(({ updatedRange }) => updatedRange)).toEqual(['Sheet1!A1:D1', 'Sheet1!A4:D4']);
  });

  it('a bad range is named by its index, and nothing is written', async () => {
    const call = update([
      { range: 'A1', values: [[1]] },
      { range: 'Foo!A1', values: [[1]] },
    ]);
    expect(await refusal(call)).toBe('400 Invalid data[1]: Unable to parse range: Foo!A1');
    expect(await work.read('A1')).toBeUndefined();
  });
});

describe('values.append', () => {
  const append = async (range: string, values: unknown[][], params: object = {}) =>
    (
      await work.api.spreadsheets.values.append({
        spreadsheetId: work.spreadsheetId,
        range,
        valueInputOption: 'RAW',
        requestBody: { values },
        ...params,
      })
    ).data;

  it('on an empty sheet it starts at the first cell', async () => {
    const answer = await append('Sheet1', [['a', 'b']]);
    expect(answer.tableRange).toBeUndefined();
    expect(answer.updates?.updatedRange).toBe('Sheet1!A1:B1');
  });

  it('it appends to the last table of the range', async () => {
    await work.write('A1', [['a', null, 'c']]);
    const last = await append('Sheet1', [[1, 2, 3]]);
    expect([last.tableRange, last.updates?.updatedRange]).toEqual(['Sheet1!C1', 'Sheet1!C2:E2']);
    await work.api.spreadsheets.values.clear({ spreadsheetId: work.spreadsheetId, range: 'C2:E2' });
    const first = await append('Sheet1!A1', [[1, 2, 3]]);
    expect([first.tableRange, first.updates?.updatedRange]).toEqual(['Sheet1!A1', 'Sheet1!A2:C2']);
  });

  it('a range without data is written in place', async () => {
    await work.write('A1', [
      ['a', 'b'],
      ['', ''],
      ['c', 'd'],
    ]);
    const answer = await append('A2', [[1, 2]]);
    expect([answer.tableRange, answer.updates?.updatedRange]).toEqual([undefined, 'Sheet1!A2:B2']);
  });

  it.each([
    ['Sheet1', 'Sheet1!B7'],
    ['B4', 'Sheet1!B7'],
    ['C5:D5', 'Sheet1!B7'],
    ['B2:D4', 'Sheet1!B7'],
    ['A3:G10', 'Sheet1!B7'],
    ['A1', 'Sheet1!A3'],
    ['B2', 'Sheet1!A3'],
    ['E4', 'Sheet1!E4'],
  ])("the guide's two tables: %s appends at %s", async (range, at) => {
    await work.write('A1:C2', [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    await work.write('B4:D6', [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect((await append(range, [['x']])).updates?.updatedRange).toBe(at);
  });

  it('it adds the missing rows', async () => {
    await work.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { rowCount: 2 } },
        fields: 'gridProperties.rowCount',
      },
    });
    await work.write('A1', [[1], [2]]);
    await append('A1', [[3], [4]]);
    expect((await work.get()).sheets?.[0]?.properties?.gridProperties?.rowCount).toBe(4);
    expect(await work.read('A:A', unformatted)).toEqual([[1], [2], [3], [4]]);
  });

  it('INSERT_ROWS moves the cells below', async () => {
    await work.write('A1', [['a'], ['']]);
    await work.write('A3', [['below']]);
    await append('A1', [['b'], ['c']], { insertDataOption: 'INSERT_ROWS' });
    expect(await work.read('A:A')).toEqual([['a'], ['b'], ['c'], [], ['below']]);
  });
});
