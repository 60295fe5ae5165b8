import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const titles = async (): Promise<unknown[]> =>
  (await work.get()).sheets?.map(({ properties }) => properties?.title) ?? [];
const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
const put = (row: number, ...lines: string[][]) => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: row },
    rows: lines.map((line) => ({ values: line.map(text) })),
    fields: 'userEnteredValue',
  },
});
const rows = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex, endIndex });
const resize = (rowCount: number, columnCount: number) => ({
  updateSheetProperties: {
    properties: { sheetId: 0, gridProperties: { rowCount, columnCount } },
    fields: 'gridProperties.rowCount,gridProperties.columnCount',
  },
});

describe('the batch', () => {
  it('unknown names are refused, known but unsupported ones are 501', async () => {
    const send = (request: object) => refusal(work.batch(request));
    expect(await send({ addShet: {} })).toBe(
      `400 Invalid JSON payload received. Unknown name "addShet" at 'requests[0]': Cannot find field.`,
    );
    expect(await send({ repeatCell: { cell: { userEnteredFormat: { colour: 1 } } } })).toBe(
      `400 Invalid JSON payload received. Unknown name "colour" at 'requests[0].repeat_cell.cell.user_entered_format': Cannot find field.`,
    );
    expect(await send({ addSlicer: { slicer: {} } })).toBe(
      "501 The emulator does not implement 'requests[0].addSlicer'.",
    );
    expect(await send({ repeatCell: { cell: { pivotTable: {} } } })).toBe(
      "501 The emulator does not implement 'requests[0].repeatCell.cell.pivotTable'.",
    );
    expect(await send({ updateCells: { start: {}, rows: [], fields: 'pivotTable' } })).toMatch(/^501 .*pivotTable/);
    expect(await send({ addSheet: {}, deleteSheet: {} })).toBe(
      "400 Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'deleteSheet'",
    );
    expect(await send({ mergeCells: { mergeType: 'X' } })).toMatch(
      /^400 Invalid value at 'requests\[0\].merge_cells.merge_type'/,
    );
  });

  it('fields is required, and must name known fields', async () => {
    const send = (fields: string) => refusal(work.batch({ repeatCell: { range: { sheetId: 0 }, cell: {}, fields } }));
    expect(await send('')).toBe(
      "400 Invalid requests[0].repeatCell: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
    expect(await send('userEnteredFormat.colour')).toMatch(/^400 Invalid requests\[0\].repeatCell: Invalid field/);
  });

  it('the spreadsheet is returned on request', async () => {
    const { data } = await work.api.spreadsheets.batchUpdate({
      spreadsheetId: work.spreadsheetId,
      requestBody: {
        requests: [put(0, ['x'])],
        includeSpreadsheetInResponse: true,
        responseRanges: ['A1'],
        responseIncludeGridData: true,
      },
    });
    const [sheet] = data.updatedSpreadsheet?.sheets ?? [];
    expect(sheet?.data?.[0]?.rowData?.[0]?.values?.[0]?.formattedValue).toBe('x');
  });

  it('a mask on the returned spreadsheet selects the requested ranges with their new content', async () => {
    await work.batch({ addSheet: { properties: { sheetId: 7, title: 'Пары' } } }, put(0, ['a', 'b'], ['c', 'd']));
    const answer = async (fields: string, more: object = {}) =>
      (
        await work.api.spreadsheets.batchUpdate({
          spreadsheetId: work.spreadsheetId,
          fields,
          requestBody: { requests: [put(1, ['e'])], includeSpreadsheetInResponse: true, ...more },
        })
      ).data;
    const cells = 'sheets(properties(sheetId),data(startRow,startColumn,rowData(values(effectiveValue))))';
    const cell = (stringValue: string) => ({ effectiveValue: { stringValue } });
    // The mask selects cells, so the answer does not depend on `responseIncludeGridData`.
    expect(await answer(`updatedSpreadsheet(${cells})`, { responseRanges: ['Sheet1!A2:B3', 'Sheet1!B1'] })).toEqual({
      updatedSpreadsheet: {
        sheets: [
          {
            properties: { sheetId: 0 },
            data: [
              { startRow: 1, rowData: [{ values: [cell('e'), cell('d')] }] },
              { startColumn: 1, rowData: [{ values: [cell('b')] }] },
            ],
          },
        ],
      },
    });
    expect(
      await answer('replies,updatedSpreadsheet(sheets(properties(title)))', { responseIncludeGridData: true }),
    ).toEqual({
      replies: [{}],
      updatedSpreadsheet: { sheets: [{ properties: { title: 'Sheet1' } }, { properties: { title: 'Пары' } }] },
    });
    expect(await answer('replies', { responseRanges: ['Sheet1!A1'] })).toEqual({ replies: [{}] });
  });

  it('an invalid response range refuses the whole batch', async () => {
    const call = work.api.spreadsheets.batchUpdate({
      spreadsheetId: work.spreadsheetId,
      requestBody: { requests: [put(0, ['x'])], includeSpreadsheetInResponse: true, responseRanges: ['Нет!A1'] },
    });
    expect(await refusal(call)).toBe('400 Unable to parse range: Нет!A1');
    expect(await work.read('A1')).toBeUndefined();
  });
});

describe('tabs', () => {
  it('a duplicate is independent of its original', async () => {
    await work.batch(put(0, ['x']), { duplicateSheet: { sourceSheetId: 0, newSheetId: 5, insertSheetIndex: 1 } });
    await work.batch(put(0, ['y']));
    expect(await titles()).toEqual(['Sheet1', 'Copy of Sheet1']);
    expect(await work.read("'Copy of Sheet1'!A1")).toEqual([['x']]);
  });
});

describe('cells', () => {
  it('a field in the mask that the cell lacks is cleared; others stay', async () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    const bold = {
      userEnteredFormat: { textFormat: { bold: true, italic: true }, wrapStrategy: 'WRAP' },
      ...text('x'),
    };
    await work.batch(
      { repeatCell: { range, cell: bold, fields: '*' } },
      { repeatCell: { range, cell: {}, fields: 'userEnteredFormat.textFormat.bold' } },
    );
    const { sheets } = await work.get({ fields: 'sheets.data.rowData.values(userEnteredFormat,userEnteredValue)' });
    expect(sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]).toEqual({
      userEnteredFormat: { textFormat: { italic: true }, wrapStrategy: 'WRAP' },
      userEnteredValue: { stringValue: 'x' },
    });
  });

  it('sorting is stable, texts sort as texts, empty cells last', async () => {
    await work.write('A1', [
      ['b', 2],
      ['a', 10],
      ['', 1],
      ['b', 1],
      ['a', '10'],
    ]);
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 5, startColumnIndex: 0, endColumnIndex: 2 };
    const sort = (...sortSpecs: object[]) => work.batch({ sortRange: { range, sortSpecs } });
    const read = () => work.read('A1:B5', { valueRenderOption: 'UNFORMATTED_VALUE' });
    await sort({ dimensionIndex: 0, sortOrder: 'ASCENDING' });
    expect(await read()).toEqual([
      ['a', 10],
      ['a', '10'],
      ['b', 2],
      ['b', 1],
      ['', 1],
    ]);
    await sort({ dimensionIndex: 0, sortOrder: 'DESCENDING' }, { dimensionIndex: 1, sortOrder: 'ASCENDING' });
    expect(await read()).toEqual([
      ['b', 1],
      ['b', 2],
      ['a', 10],
      ['a', '10'],
      ['', 1],
    ]);
  });

  it('borders, validation and find-and-replace work', async () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
    const rule = {
      condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Да' }] },
      strict: true,
      showCustomUi: true,
    };
    const [, , , reply] = await work.batch(
      put(0, ['Мама мыла'], ['раму']),
      { updateBorders: { range, top: { style: 'SOLID' }, innerHorizontal: { style: 'DOTTED' } } },
      { setDataValidation: { range, rule } },
      { findReplace: { find: 'ма', replacement: 'МА', allSheets: true, matchCase: true } },
    );
    expect(reply?.findReplace).toEqual({ valuesChanged: 1, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 1 });
    const { sheets } = await work.get({
      fields: 'sheets.data.rowData.values(formattedValue,dataValidation,userEnteredFormat.borders)',
    });
    const solid = { style: 'SOLID', width: 1, color: {}, colorStyle: { rgbColor: {} } };
    const dotted = { ...solid, style: 'DOTTED' };
    expect(sheets?.[0]?.data?.[0]?.rowData).toEqual([
      {
        values: [
          {
            formattedValue: 'МаМА мыла',
            dataValidation: rule,
            userEnteredFormat: { borders: { top: solid, bottom: dotted } },
          },
        ],
      },
      { values: [{ formattedValue: 'раму', dataValidation: rule, userEnteredFormat: { borders: { top: dotted } } }] },
    ]);
  });
});

describe('rows and columns', () => {
  it('inserting moves the cells below, and respects the edges of the grid', async () => {
    await work.batch(resize(20, 20), put(0, ['a'], ['b']), { insertDimension: { range: rows(1, 3) } });
    expect(await work.read('A:A')).toEqual([['a'], [], [], ['b']]);
    await work.batch(resize(20, 20));
    const insert = (startIndex: number, inheritFromBefore: boolean) =>
      refusal(work.batch({ insertDimension: { range: rows(startIndex, startIndex + 1), inheritFromBefore } }));
    const at = '400 Invalid requests[0].insertDimension: ';
    expect(await insert(20, false)).toBe(
      `${at}range.startIndex must be less than the grid size (20) if inheritFromBefore is false.`,
    );
    expect(await insert(21, true)).toBe(`${at}range.startIndex is larger than current grid size (20)`);
    expect(await insert(0, true)).toMatch(at);
  });

  it('new rows inherit their neighbour’s look, not its values', async () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    const cell = { ...text('x'), userEnteredFormat: { wrapStrategy: 'WRAP' }, note: 'n' };
    await work.batch(
      { repeatCell: { range, cell, fields: '*' } },
      { insertDimension: { range: rows(1, 2), inheritFromBefore: true } },
    );
    const { sheets } = await work.get({
      fields: 'sheets.data.rowData.values(userEnteredValue,userEnteredFormat,note)',
    });
    expect(sheets?.[0]?.data?.[0]?.rowData?.[1]).toEqual({ values: [{ userEnteredFormat: { wrapStrategy: 'WRAP' } }] });
  });

  it('deleting all unfrozen rows, or missing rows, is refused', async () => {
    await work.batch(resize(5, 5));
    const remove = (startIndex: number, endIndex: number) =>
      refusal(work.batch({ deleteDimension: { range: rows(startIndex, endIndex) } }));
    const at = '400 Invalid requests[0].deleteDimension: ';
    expect(await remove(0, 5)).toBe(`${at}You can't delete all the rows on the sheet.`);
    expect(await remove(5, 6)).toBe(
      `${at}Cannot delete a dimension that doesn't exist. Tried to delete row index 5 but there are only 5 rows.`,
    );
    await work.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    });
    expect(await remove(1, 5)).toBe(`${at}Sorry, it is not possible to delete all non-frozen rows.`);
  });

  it('widths and hidden rows are read back', async () => {
    await work.batch(
      put(0, ['широкий столбец с длинным текстом']),
      { updateDimensionProperties: { range: rows(0, 1), properties: { hiddenByUser: true }, fields: 'hiddenByUser' } },
      { autoResizeDimensions: { dimensions: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 } } },
      { appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 1 } },
    );
    const { sheets } = await work.get({
      ranges: ['A1:B1'],
      fields: 'sheets(properties.gridProperties.columnCount,data(rowMetadata,columnMetadata))',
    });
    expect(sheets?.[0]?.properties?.gridProperties?.columnCount).toBe(27);
    expect(sheets?.[0]?.data?.[0]?.rowMetadata).toEqual([{ pixelSize: 21, hiddenByUser: true }]);
    const [wide, plain] = sheets?.[0]?.data?.[0]?.columnMetadata ?? [];
    expect(wide?.pixelSize).toBeGreaterThan(200);
    expect(plain).toEqual({ pixelSize: 100 });
  });
});
