import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  await work.write('A1', [
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
  ]);
  await work.batch({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: 9,
        metadataKey: 'row',
        visibility: 'DOCUMENT',
        location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 } },
      },
    },
  });
  return () => work.close();
});

const byKey = { developerMetadataLookup: { metadataKey: 'row' } };
const grid = { gridRange: { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 } };

describe('by data filter', () => {
  it('values are returned in the service’s order, each with its filter and without zero indexes', async () => {
    const { data } = await work.api.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId: work.spreadsheetId,
      requestBody: { dataFilters: [grid, byKey, { a1Range: 'A3:B3' }] },
    });
    expect(data.valueRanges).toEqual([
      {
        valueRange: { range: 'Sheet1!A3:B3', majorDimension: 'ROWS', values: [['e', 'f']] },
        dataFilters: [{ a1Range: 'A3:B3' }],
      },
      { valueRange: { range: 'Sheet1!A2:Z2', majorDimension: 'ROWS', values: [['c', 'd']] }, dataFilters: [byKey] },
      {
        valueRange: { range: 'Sheet1!A1:B1', majorDimension: 'ROWS', values: [['a', 'b']] },
        dataFilters: [{ gridRange: { endRowIndex: 1, endColumnIndex: 2 } }],
      },
    ]);
  });

  it('values are written and cleared', async () => {
    const { data } = await work.api.spreadsheets.values.batchUpdateByDataFilter({
      spreadsheetId: work.spreadsheetId,
      requestBody: { valueInputOption: 'RAW', data: [{ dataFilter: byKey, values: [['C', 'D']] }] },
    });
    expect(data).toEqual({
      spreadsheetId: work.spreadsheetId,
      totalUpdatedRows: 1,
      totalUpdatedColumns: 2,
      totalUpdatedCells: 2,
      totalUpdatedSheets: 1,
      responses: [
        { updatedRange: 'Sheet1!A2:B2', updatedRows: 1, updatedColumns: 2, updatedCells: 2, dataFilter: byKey },
      ],
    });
    const cleared = await work.api.spreadsheets.values.batchClearByDataFilter({
      spreadsheetId: work.spreadsheetId,
      requestBody: { dataFilters: [byKey] },
    });
    expect(cleared.data).toEqual({ spreadsheetId: work.spreadsheetId, clearedRanges: ['Sheet1!A2:Z2'] });
    expect(await work.read('A1:B3')).toEqual([['a', 'b'], [], ['e', 'f']]);
  });

  it('a spreadsheet shows only the selected cells', async () => {
    const { data } = await work.api.spreadsheets.getByDataFilter({
      spreadsheetId: work.spreadsheetId,
      requestBody: { dataFilters: [byKey], includeGridData: true },
    });
    expect(data.sheets?.[0]?.data?.[0]).toMatchObject({
      startRow: 1,
      rowData: [{ values: [{ formattedValue: 'c' }, { formattedValue: 'd' }] }],
    });
  });

  it('metadata are found by their key, by their id and by the cells of their row', async () => {
    const search = async (filter: object) =>
      (
        await work.api.spreadsheets.developerMetadata.search({
          spreadsheetId: work.spreadsheetId,
          requestBody: { dataFilters: [filter] },
        })
      ).data.matchedDeveloperMetadata?.length ?? 0;
    expect(await search(byKey)).toBe(1);
    expect(await search({ a1Range: 'A2:B3' })).toBe(1);
    expect(await search({ a1Range: 'A3:B3' })).toBe(0);
    const { data } = await work.api.spreadsheets.developerMetadata.get({
      spreadsheetId: work.spreadsheetId,
      metadataId: 9,
    });
    expect(data.metadataKey).toBe('row');
  });

  it('an empty filter or an unknown tab is refused', async () => {
    const get = (filter: object) =>
      refusal(
        work.api.spreadsheets.values.batchGetByDataFilter({
          spreadsheetId: work.spreadsheetId,
          requestBody: { dataFilters: [filter] },
        }),
      );
    expect(await get({})).toMatch(/^400 Invalid dataFilters\[0\]: Exactly one of/);
    expect(await get({ gridRange: { sheetId: 5 } })).toBe('400 No grid with id: 5');
    expect(await get({ a1Range: 'Foo!A1' })).toBe('400 Unable to parse range: Foo!A1');
  });
});

describe('sheets.copyTo', () => {
  it('copies a tab with everything on it into another spreadsheet, as `Copy of …`', async () => {
    await work.batch(
      { addSheet: { properties: { sheetId: 4, title: 'Other' } } },
      {
        updateCells: {
          start: { sheetId: 0, columnIndex: 2 },
          rows: [
            {
              values: [
                {
                  userEnteredValue: { formulaValue: '=A1&Sheet1!B1' },
                  userEnteredFormat: { textFormat: { bold: true } },
                  note: 'n',
                },
                { userEnteredValue: { formulaValue: '=Other!A1' } },
              ],
            },
          ],
          fields: '*',
        },
      },
      {
        mergeCells: {
          range: { sheetId: 0, startRowIndex: 4, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 1 },
          mergeType: 'MERGE_ALL',
        },
      },
    );
    const other = await work.api.spreadsheets.create({ requestBody: { properties: { title: 'Другая' } } });
    const destinationSpreadsheetId = other.data.spreadsheetId ?? '';
    const copy = () =>
      work.api.spreadsheets.sheets.copyTo({
        spreadsheetId: work.spreadsheetId,
        sheetId: 0,
        requestBody: { destinationSpreadsheetId },
      });
    expect((await copy()).data).toMatchObject({ title: 'Copy of Sheet1', index: 1, sheetType: 'GRID' });
    expect((await copy()).data.title).toBe('Copy of Sheet1 2');
    const { data } = await work.api.spreadsheets.get({
      spreadsheetId: destinationSpreadsheetId,
      includeGridData: true,
      ranges: ["'Copy of Sheet1'!A1:D1"],
    });
    const [sheet] = data.sheets ?? [];
    expect(sheet?.merges).toHaveLength(1);
    const [, , formula, lost] = sheet?.data?.[0]?.rowData?.[0]?.values ?? [];
    expect(formula).toMatchObject({ note: 'n', userEnteredFormat: { textFormat: { bold: true } } });
    expect(lost?.userEnteredValue).toEqual({ formulaValue: '=#REF!' });
  });

  it('refuses an unknown tab and an unknown destination', async () => {
    const copy = (sheetId: number, destinationSpreadsheetId: string) =>
      refusal(
        work.api.spreadsheets.sheets.copyTo({
          spreadsheetId: work.spreadsheetId,
          sheetId,
          requestBody: { destinationSpreadsheetId },
        }),
      );
    expect(await copy(77, work.spreadsheetId)).toBe('400 No sheet with id: 77');
    expect(await copy(0, 'nowhere')).toBe('404 Requested entity was not found.');
  });
});
