import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const rangeOf = async (range: string): Promise<string | null | undefined> =>
  (await work.api.spreadsheets.values.get({ spreadsheetId: work.spreadsheetId, range })).data.range;

describe('values.get', () => {
  it.each([
    ['Sheet1!A2:2', 'Sheet1!A2:Z2'],
    ['A1:A', 'Sheet1!A1:A1000'],
    ['A1:C', 'Sheet1!A1:C1000'],
    ['A1:A1', 'Sheet1!A1'],
    ['D4:A1', 'Sheet1!A1:D4'],
    ['1:5', 'Sheet1!A1:Z5'],
    ['sheet1!a10:b10', 'Sheet1!A10:B10'],
    ['Sheet1!$B$3', 'Sheet1!B3'],
    ['Sheet1!A5:A', 'Sheet1!A5:A1000'],
    ['R2C3', 'Sheet1!C2'],
    ['Sheet1!Y990:AZ2000', 'Sheet1!Y990:Z1000'],
  ])('%s reads as %s', async (asked, shown) => {
    expect(await rangeOf(asked)).toBe(shown);
  });

  it.each([
    ['D3', "'D3'"],
    ['ABC1234', "'ABC1234'"],
    ['R1C1', "'R1C1'"],
    ['2026', "'2026'"],
    ['План 📅', "'План 📅'"],
    ['Лист1', "'Лист1'"],
    ["It's", "'It''s'"],
    ['Sales2', 'Sales2'],
    ['Sheet_1', 'Sheet_1'],
    ['x.y', 'x.y'],
    ['TRUE', 'TRUE'],
    ['а/б', "'а/б'"],
  ])('the title %s is written %s', async (title, quoted) => {
    await work.batch({ addSheet: { properties: { title, gridProperties: { rowCount: 4, columnCount: 4 } } } });
    expect(await rangeOf(`'${title.replaceAll("'", "''")}'`)).toBe(`${quoted}!A1:D4`);
  });

  it('a named range is read by name, with and without its sheet', async () => {
    const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 };
    await work.batch({ addNamedRange: { namedRange: { name: 'Участники_1', range } } });
    expect(await rangeOf('Участники_1')).toBe('Sheet1!A2:B3');
    expect(await rangeOf("'Sheet1'!участники_1")).toBe('Sheet1!A2:B3');
  });

  it.each([
    ['Foo!A1', '400 Unable to parse range: Foo!A1'],
    ['nonsense', '400 Unable to parse range: nonsense'],
    ["'S'!B1:K999,M1:P999", "400 Unable to parse range: 'S'!B1:K999,M1:P999"],
    ['A0', '400 Unable to parse range: A0'],
    ['Sheet1!AA1', '400 Range (Sheet1!AA1) exceeds grid limits. Max rows: 1000, max columns: 26'],
    ['A1001:B1002', '400 Range (Sheet1!A1001:B1002) exceeds grid limits. Max rows: 1000, max columns: 26'],
  ])('%s is refused', async (range, message) => {
    expect(await refusal(work.read(range))).toBe(message);
  });

  it('merged cells keep only the top left value', async () => {
    await work.write('A1', [
      ['1', '2'],
      ['3', '4'],
    ]);
    await work.batch({
      mergeCells: {
        mergeType: 'MERGE_ALL',
        range: { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 },
      },
    });
    expect(await work.read('A1:B2')).toEqual([['1']]);
  });
});
