import { beforeEach, describe, expect, it } from 'vitest';
import { ANNA, area, BORIS, clientOf, refusal, startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const noteAt = (row: number, column: number, note: string) => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: row, columnIndex: column },
    rows: [{ values: [{ note }] }],
    fields: 'note',
  },
});
const raw = (path: string, headers: Record<string, string> = {}) =>
  fetch(work.emulator.url + path, { headers: { authorization: 'Bearer anna@example.org', ...headers } });

describe('contract: metadata', () => {
  it('38. a new spreadsheet has one tab, the default format and nine theme colours', async () => {
    const created = (await work.api.spreadsheets.create({ requestBody: { properties: { title: 'Новая' } } })).data;
    expect(created.properties).toMatchObject({
      title: 'Новая',
      locale: 'en_US',
      timeZone: 'Etc/GMT',
      autoRecalc: 'ON_CHANGE',
      defaultFormat: {
        backgroundColor: { red: 1, green: 1, blue: 1 },
        padding: { top: 2, right: 3, bottom: 2, left: 3 },
        verticalAlignment: 'BOTTOM',
        wrapStrategy: 'OVERFLOW_CELL',
        textFormat: { foregroundColor: {}, fontFamily: 'arial,sans,sans-serif', fontSize: 10 },
      },
    });
    expect(created.properties?.spreadsheetTheme?.themeColors?.map(({ colorType }) => colorType)).toEqual([
      ...['TEXT', 'BACKGROUND', 'ACCENT1', 'ACCENT2', 'ACCENT3', 'ACCENT4', 'ACCENT5', 'ACCENT6', 'LINK'],
    ]);
    expect(created.sheets).toEqual([
      {
        properties: {
          sheetId: 0,
          title: 'Sheet1',
          index: 0,
          sheetType: 'GRID',
          gridProperties: { rowCount: 1000, columnCount: 26 },
        },
      },
    ]);
  });

  it('39. index follows the order; sheetId 0 is present in properties and omitted in ranges', async () => {
    await work.batch(
      { addSheet: { properties: { index: 0 } } },
      { mergeCells: { range: area(0, 2, 0, 2), mergeType: 'MERGE_ALL' } },
    );
    const { sheets = [] } = await work.get();
    expect(sheets.map(({ properties }) => [properties?.title, properties?.index])).toEqual([
      ['Sheet2', 0],
      ['Sheet1', 1],
    ]);
    expect(sheets[1]?.properties?.sheetId).toBe(0);
    expect(sheets[1]?.merges).toEqual([{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 }]);
  });

  it('40. a mask without matches keeps the skeleton', async () => {
    expect(await work.get({ fields: 'sheets.properties.tabColorStyle' })).toEqual({ sheets: [{ properties: {} }] });
  });

  it('41. notes by mask: {} for cells without a note, trailing rows trimmed', async () => {
    const params = { fields: 'sheets.data.rowData.values.note', ranges: ["'Sheet1'!A2:C5"] };
    expect(await work.get(params)).toEqual({ sheets: [{ data: [{}] }] });
    await work.batch(noteAt(1, 1, 'b2'), noteAt(3, 0, 'a4'));
    expect(await work.get(params)).toEqual({
      sheets: [{ data: [{ rowData: [{ values: [{}, { note: 'b2' }] }, {}, { values: [{ note: 'a4' }] }] }] }],
    });
  });

  it('42. an empty note removes the note', async () => {
    await work.batch(noteAt(0, 0, 'n'), noteAt(0, 0, ''));
    expect(await work.get({ fields: 'sheets.data.rowData.values.note' })).toEqual({ sheets: [{ data: [{}] }] });
  });

  it('43. colours come back as float32 without zero channels, in both forms', async () => {
    const tabColorStyle = { rgbColor: { red: 1, green: 0, blue: 0.4980392156862745 } };
    const backgroundColorStyle = { rgbColor: { red: 1, green: 0, blue: 0.4980392156862745 } };
    await work.batch(
      { updateSheetProperties: { properties: { sheetId: 0, tabColorStyle }, fields: 'tabColorStyle' } },
      {
        repeatCell: {
          range: area(0, 1, 0, 1),
          cell: { userEnteredFormat: { backgroundColorStyle } },
          fields: 'userEnteredFormat.backgroundColorStyle',
        },
      },
    );
    const { sheets } = await work.get({ includeGridData: true, ranges: ['A1'] });
    expect(sheets?.[0]?.properties?.tabColorStyle).toEqual({ rgbColor: { red: 1, blue: 0.49803922 } });
    expect(sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.userEnteredFormat).toEqual({
      backgroundColor: { red: 1, blue: 0.49803922 },
      backgroundColorStyle: { rgbColor: { red: 1, blue: 0.49803922 } },
    });
  });

  it('44. a mask may separate names with a slash', async () => {
    await work.batch(noteAt(0, 0, 'n'), {
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { rowCount: 7 } },
        fields: 'gridProperties/rowCount',
      },
    });
    expect(await work.get({ fields: 'sheets/data/rowData/values/note' })).toEqual({
      sheets: [{ data: [{ rowData: [{ values: [{ note: 'n' }] }] }] }],
    });
    expect((await work.get()).sheets?.[0]?.properties?.gridProperties).toEqual({ rowCount: 7, columnCount: 26 });
  });

  it('45. locale and time zone can be changed and read back', async () => {
    const properties = { locale: 'fr_FR', timeZone: 'Europe/Paris' };
    await work.batch({ updateSpreadsheetProperties: { properties, fields: 'locale,timeZone' } });
    expect((await work.get()).properties).toMatchObject(properties);
    for (const locale of ['xx_YY', 'en_QQ', 'en-US', 'english']) {
      const set = { updateSpreadsheetProperties: { properties: { locale }, fields: 'locale' } };
      expect(await refusal(work.batch(set))).toMatch(/^400 Invalid .*locale/);
      expect(await refusal(work.api.spreadsheets.create({ requestBody: { properties: { locale } } }))).toMatch(/^400 /);
    }
  });

  it('46. includeGridData is ignored beside a mask', async () => {
    await work.write('A1', [['x']]);
    const fields = 'sheets.properties.title';
    expect(await work.get({ fields, includeGridData: true })).toEqual({
      sheets: [{ properties: { title: 'Sheet1' } }],
    });
    const data = await work.get({ fields: 'sheets.data.rowData.values.formattedValue', includeGridData: false });
    expect(data.sheets?.[0]?.data?.[0]?.rowData).toEqual([{ values: [{ formattedValue: 'x' }] }]);
  });

  it('47. an unknown spreadsheet is 404', async () => {
    const response = await raw('v4/spreadsheets/test');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' },
    });
  });

  it('47. an unshared spreadsheet is 403 to others if sharing is enabled', async () => {
    const strict = await startWorkspace({}, { sharing: true });
    try {
      const { spreadsheetId } = strict;
      const boris = clientOf(strict.emulator, BORIS).spreadsheets;
      const [read, write] = [
        () => boris.get({ spreadsheetId }),
        () => boris.values.clear({ spreadsheetId, range: 'A1', requestBody: {} }),
      ];
      expect(await refusal(read())).toBe('403 The caller does not have permission');
      await fetch(`${strict.emulator.url}drive/v3/files/${spreadsheetId}/permissions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ANNA}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'user', role: 'reader', emailAddress: BORIS }),
      });
      expect((await read()).status).toBe(200);
      expect(await refusal(write())).toBe('403 The caller does not have permission');
      expect(await strict.read('A1')).toBeUndefined();
    } finally {
      await strict.close();
    }
  });

  it('48. answers are pretty-printed by default', async () => {
    const pretty = await raw(`v4/spreadsheets/${work.spreadsheetId}/values/A1`);
    expect(pretty.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    expect(await pretty.text()).toBe('{\n  "range": "Sheet1!A1",\n  "majorDimension": "ROWS"\n}\n');
    const compact = await raw(`v4/spreadsheets/${work.spreadsheetId}/values/A1?prettyPrint=false`);
    expect(await compact.text()).toBe('{"range":"Sheet1!A1","majorDimension":"ROWS"}');
  });
});
