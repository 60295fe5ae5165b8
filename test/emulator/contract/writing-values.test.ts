import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

type Values = typeof work.api.spreadsheets.values;
const values = (): Values => work.api.spreadsheets.values;
const at = (range: string, more: object) => ({ spreadsheetId: work.spreadsheetId, range, ...more });
const put = (range: string, requestBody: object, more: object = { valueInputOption: 'RAW' }) =>
  values().update({ ...at(range, more), requestBody });
const append = async (range: string, given: unknown[][], requestBody: object = {}) =>
  (await values().append({ ...at(range, { valueInputOption: 'RAW' }), requestBody: { values: given, ...requestBody } }))
    .data;
const resize = (rowCount: number, columnCount: number) => ({
  updateSheetProperties: {
    properties: { sheetId: 0, gridProperties: { rowCount, columnCount } },
    fields: 'gridProperties(rowCount,columnCount)',
  },
});

describe('contract: writing values', () => {
  it('20. valueInputOption has no default', async () => {
    expect(await refusal(put('A1', { values: [['x']] }, {}))).toBe(
      "400 'valueInputOption' is required but not specified",
    );
  });

  it('21. data spread right and down from a single cell', async () => {
    expect(
      await work.write('A1', [
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toEqual({
      spreadsheetId: work.spreadsheetId,
      updatedRange: 'Sheet1!A1:C2',
      updatedRows: 2,
      updatedColumns: 3,
      updatedCells: 6,
    });
  });

  it('22. only the part of a larger range that has data is written', async () => {
    expect((await work.write('A1:B2', [[1, 2]])).updatedRange).toBe('Sheet1!A1:B1');
  });

  it('23. data wider than the range are refused', async () => {
    await work.batch({ updateSheetProperties: { properties: { sheetId: 0, title: 'Servers' }, fields: 'title' } });
    const row = Array.from({ length: 13 }, (_, index) => index);
    expect(await refusal(work.write('A3:L113', [row]))).toBe(
      '400 Requested writing within range [Servers!A3:L113], but tried writing to column [M]',
    );
  });

  it('24. values that are not a list are refused with details', async () => {
    const description = `Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), "X"`;
    const response = await fetch(
      `${work.emulator.url}v4/spreadsheets/${work.spreadsheetId}/values/A1?valueInputOption=RAW`,
      {
        method: 'PUT',
        headers: { authorization: 'Bearer anna@example.org', 'content-type': 'application/json' },
        body: '{"values":"X"}',
      },
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: {
        code: 400,
        message: description,
        status: 'INVALID_ARGUMENT',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [{ field: 'data.values', description }],
          },
        ],
      },
    });
  });

  it('25. empty texts count as updated', async () => {
    const rows = Array.from({ length: 6 }, (_, row) => [row, '', '', '']);
    expect((await work.write('A1:D6', rows)).updatedCells).toBe(24);
  });

  it('26. ragged rows count their existing cells', async () => {
    expect(
      await work.write('A1:D2', [
        ['A1', 'B1'],
        [1, 2, 3, 4],
      ]),
    ).toMatchObject({
      updatedRows: 2,
      updatedColumns: 4,
      updatedCells: 6,
    });
  });

  it('27. null keeps a cell, an empty text clears it', async () => {
    await work.write('A1', [['a', 'b']]);
    await work.write('A1', [[null, '']]);
    expect(await work.read('A1:B1')).toEqual([['a']]);
  });

  it('28. updatedData are returned only on request', async () => {
    expect(await work.write('A1', [['a']])).not.toHaveProperty('updatedData');
    const options = { valueInputOption: 'RAW', includeValuesInResponse: 'False' };
    expect((await put('A1', { values: [['a']] }, options)).data).not.toHaveProperty('updatedData');
    const wanted = { valueInputOption: 'RAW', includeValuesInResponse: true };
    expect((await put('A1', { values: [['a']] }, wanted)).data.updatedData).toEqual({
      range: 'Sheet1!A1',
      majorDimension: 'ROWS',
      values: [['a']],
    });
  });

  it('29. clear removes values; notes and formats stay', async () => {
    const look = { note: 'n', userEnteredFormat: { textFormat: { bold: true } } };
    const rows = [{ values: [{ ...look, userEnteredValue: { stringValue: 'x' } }] }];
    await work.batch({ updateCells: { start: { sheetId: 0 }, rows, fields: '*' } });
    expect((await work.api.spreadsheets.values.clear(at('Sheet1', {}))).data).toEqual({
      spreadsheetId: work.spreadsheetId,
      clearedRange: 'Sheet1!A1:Z1000',
    });
    const fields = 'sheets.data.rowData.values(userEnteredValue,note,userEnteredFormat)';
    expect((await work.get({ fields })).sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([look]);
  });

  it('30. batchClear names its ranges in order', async () => {
    const ranges = ['B2:A1', 'C:C'];
    const { data } = await work.api.spreadsheets.values.batchClear({
      spreadsheetId: work.spreadsheetId,
      requestBody: { ranges },
    });
    expect(data.clearedRanges).toEqual(['Sheet1!A1:B2', 'Sheet1!C1:C1000']);
  });

  it('31. batchUpdate totals rows, columns, cells and sheets', async () => {
    const data = ['A1:D1', 'A4:D4'].map((range) => ({ range, values: [[1, 2, 3, 4]] }));
    const requestBody = { valueInputOption: 'RAW', data };
    const answer = (await work.api.spreadsheets.values.batchUpdate({ spreadsheetId: work.spreadsheetId, requestBody }))
      .data;
    expect(answer).toMatchObject({
      totalUpdatedRows: 2,
      totalUpdatedColumns: 4,
      totalUpdatedCells: 8,
      totalUpdatedSheets: 1,
    });
    expect(answer.responses?.map(({ updatedRange }) => updatedRange)).toEqual(['Sheet1!A1:D1', 'Sheet1!A4:D4']);
  });

  it('32. nulls in a body are ignored', async () => {
    const answer = await put('A1', { majorDimension: null, range: null, values: [['x']] });
    expect(answer.data.updatedCells).toBe(1);
  });

  it('33. append to an empty sheet writes at the start of the range', async () => {
    const answer = await append('Sheet1', [['a', 'b']]);
    expect(answer).not.toHaveProperty('tableRange');
    expect(answer.updates?.updatedRange).toBe('Sheet1!A1:B1');
  });

  it('34. append by title finds the last table', async () => {
    await work.write('A1', [['a', '', 'c']]);
    expect(await append('Sheet1', [[1, 2, 3]])).toMatchObject({
      tableRange: 'Sheet1!C1',
      updates: { updatedRange: 'Sheet1!C2:E2' },
    });
  });

  it('35. append by a cell finds the table of that cell', async () => {
    await work.write('A1', [['a', '', 'c']]);
    expect(await append('Sheet1!A1', [[1, 2, 3]])).toMatchObject({
      tableRange: 'Sheet1!A1',
      updates: { updatedRange: 'Sheet1!A2:C2' },
    });
  });

  it('36. append to a range without data writes into it', async () => {
    const row = [1, 2, 3, 4, 5, 6, 7, 8];
    await work.write('A1', [row]);
    await work.write('A3', [row]);
    const below = await append('A2', [row]);
    expect(below).not.toHaveProperty('tableRange');
    expect(below.updates?.updatedRange).toBe('Sheet1!A2:H2');
    await work.api.spreadsheets.values.clear(at('Sheet1', {}));
    await work.write('A1', [
      [1, '', 3],
      [1, '', 3],
      [1, '', 3],
      [1, '', 3],
    ]);
    const beside = await append(
      'B1',
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      { majorDimension: 'COLUMNS' },
    );
    expect(beside).not.toHaveProperty('tableRange');
    expect(beside.updates?.updatedRange).toBe('Sheet1!B1:C4');
  });

  it('37. append past the last row adds the missing rows', async () => {
    await work.batch(resize(2, 3));
    await work.write('A1', [['a'], ['b']]);
    expect((await append('A1', [['c'], ['d'], ['e']])).updates?.updatedRange).toBe('Sheet1!A3:A5');
    expect((await work.get()).sheets?.[0]?.properties?.gridProperties?.rowCount).toBe(5);
  });
});
