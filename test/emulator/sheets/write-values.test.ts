import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

describe('values.update', () => {
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

  it('nested values are refused', async () => {
    expect(await refusal(work.write('A1', [[{ x: 1 }]]))).toMatch(/^400 Invalid values\[0\]\[0\]: struct_value/);
    expect(await refusal(work.write('A1', [[[1]]]))).toMatch(/^400 Invalid values\[0\]\[0\]: list_value/);
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

  it('INSERT_ROWS moves the cells below', async () => {
    await work.write('A1', [['a'], ['']]);
    await work.write('A3', [['below']]);
    await append('A1', [['b'], ['c']], { insertDataOption: 'INSERT_ROWS' });
    expect(await work.read('A:A')).toEqual([['a'], ['b'], ['c'], [], ['below']]);
  });
});
