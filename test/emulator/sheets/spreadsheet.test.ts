import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const raw = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${work.emulator.url}v4/spreadsheets/${path}`, { headers });

const notes = (fields: string, ranges: string) => work.get({ fields, ranges: [ranges] });

const noteAt = (row: number, column: number, note: string) => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: row, columnIndex: column },
    rows: [{ values: [{ note }] }],
    fields: 'note',
  },
});

describe('spreadsheets.get', () => {
  it('a new spreadsheet has one tab, id 0, and the default format and theme', async () => {
    const { data } = await work.api.spreadsheets.create({});
    expect(data.properties).toMatchObject({ locale: 'en_US', timeZone: 'Etc/GMT', autoRecalc: 'ON_CHANGE' });
    expect(data.properties?.defaultFormat).toEqual({
      backgroundColor: { red: 1, green: 1, blue: 1 },
      padding: { top: 2, right: 3, bottom: 2, left: 3 },
      verticalAlignment: 'BOTTOM',
      wrapStrategy: 'OVERFLOW_CELL',
      textFormat: {
        foregroundColor: {},
        fontFamily: 'arial,sans,sans-serif',
        fontSize: 10,
        bold: false,
        italic: false,
        strikethrough: false,
        underline: false,
        foregroundColorStyle: { rgbColor: {} },
      },
      backgroundColorStyle: { rgbColor: { red: 1, green: 1, blue: 1 } },
    });
    expect(data.properties?.spreadsheetTheme?.themeColors?.[2]?.color?.rgbColor).toEqual({
      red: 0.25882354,
      green: 0.52156866,
      blue: 0.95686275,
    });
    expect(data.properties?.spreadsheetTheme?.themeColors?.[5]?.color?.rgbColor).toEqual({
      red: 0.20392157,
      green: 0.65882355,
      blue: 0.3254902,
    });
    const gridProperties = { rowCount: 1000, columnCount: 26 };
    const properties = { sheetId: 0, title: 'Sheet1', index: 0, sheetType: 'GRID', gridProperties };
    expect(data.sheets).toEqual([{ properties }]);
    expect(data.spreadsheetUrl).toBe(`https://docs.google.com/spreadsheets/d/${data.spreadsheetId}/edit`);
    expect(data.spreadsheetId).toMatch(/^[\w-]{44}$/);
  });

  it('a Russian spreadsheet begins with «Лист1», and create accepts tabs', async () => {
    const russian = await work.api.spreadsheets.create({ requestBody: { properties: { locale: 'ru_RU' } } });
    expect(russian.data.sheets?.[0]?.properties?.title).toBe('Лист1');
    const made = await work.api.spreadsheets.create({
      requestBody: { sheets: [{ properties: { sheetId: 5, title: 'Пары' } }, { properties: { title: 'Сводка' } }] },
    });
    expect(made.data.sheets?.map(({ properties }) => properties?.title)).toEqual(['Пары', 'Сводка']);
  });

  it('index follows the order, sheetId 0 is in properties and not in ranges', async () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 };
    await work.batch({ mergeCells: { range, mergeType: 'MERGE_ALL' } }, { addSheet: { properties: { index: 0 } } });
    const { sheets } = await work.get();
    expect(sheets?.map(({ properties }) => [properties?.title, properties?.index])).toEqual([
      ['Sheet2', 0],
      ['Sheet1', 1],
    ]);
    expect(sheets?.[1]?.properties?.sheetId).toBe(0);
    expect(sheets?.[1]?.merges).toEqual([{ startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 }]);
  });

  it('a mask that matches nothing keeps the skeleton', async () => {
    expect(await work.get({ fields: 'sheets.properties.tabColorStyle' })).toEqual({ sheets: [{ properties: {} }] });
    expect(await work.get({ fields: 'namedRanges' })).toEqual({});
  });

  it('notes by mask: {} for cells without a note, trailing ones trimmed', async () => {
    const fields = 'sheets.data.rowData.values.note';
    expect(await notes(fields, "'Sheet1'")).toEqual({ sheets: [{ data: [{}] }] });
    await work.write('E9', [['далеко']]);
    await work.batch(
      noteAt(0, 0, 'read my note'),
      noteAt(1, 1, "Or don't"),
      noteAt(2, 0, 'another note'),
      noteAt(2, 2, 'test'),
    );
    const rowData = [
      { values: [{}, { note: "Or don't" }] },
      { values: [{ note: 'another note' }, {}, { note: 'test' }] },
    ];
    expect(await notes(fields, "'Sheet1'!A2:C3")).toEqual({ sheets: [{ data: [{ rowData }] }] });
    expect(await notes('sheets/data/rowData/values/note', "'Sheet1'!A2:C3")).toEqual({
      sheets: [{ data: [{ rowData }] }],
    });
    expect(await notes('sheets(data(startRow,rowData(values(note))))', 'A2:C3')).toEqual({
      sheets: [{ data: [{ startRow: 1, rowData }] }],
    });
  });

  it('an empty note removes the note', async () => {
    await work.batch(noteAt(0, 0, 'x'));
    await work.batch(noteAt(0, 0, ''));
    expect(await notes('sheets.data.rowData.values.note', 'Sheet1')).toEqual({ sheets: [{ data: [{}] }] });
  });

  it('colours come back as float32, and a style as the plain colour too', async () => {
    const rgbColor = { red: 1, green: 0, blue: 0.4980392156862745 };
    await work.batch({
      updateSheetProperties: { properties: { sheetId: 0, tabColorStyle: { rgbColor } }, fields: 'tabColorStyle' },
    });
    const shown = { red: 1, blue: 0.49803922 };
    const { sheets } = await work.get({ fields: 'sheets.properties(tabColor,tabColorStyle)' });
    expect(sheets?.[0]?.properties).toEqual({ tabColor: shown, tabColorStyle: { rgbColor: shown } });
    await work.batch({
      updateSheetProperties: { properties: { sheetId: 0, tabColorStyle: {} }, fields: 'tabColorStyle' },
    });
    expect(await work.get({ fields: 'sheets.properties(tabColor,tabColorStyle)' })).toEqual({
      sheets: [{ properties: {} }],
    });
  });

  it('locale, time zone and title are read back', async () => {
    const properties = { locale: 'fr_FR', timeZone: 'Europe/Paris', title: 'Année 📅' };
    await work.batch({ updateSpreadsheetProperties: { properties, fields: 'locale,timeZone,title' } });
    expect((await work.get({ fields: 'properties(locale,timeZone,title)' })).properties).toEqual(properties);
  });

  it('includeGridData is ignored beside fields, and works alone', async () => {
    await work.write('A1', [['x']]);
    expect(await work.get({ fields: 'sheets.properties.title', includeGridData: true })).toEqual({
      sheets: [{ properties: { title: 'Sheet1' } }],
    });
    expect((await work.get()).sheets?.[0]?.data).toBeUndefined();
    const data = (await work.get({ includeGridData: true, ranges: ['A1:B2'] })).sheets?.[0]?.data;
    expect(data?.[0]?.rowData?.[0]?.values?.[0]).toMatchObject({
      userEnteredValue: { stringValue: 'x' },
      effectiveValue: { stringValue: 'x' },
      formattedValue: 'x',
      effectiveFormat: { wrapStrategy: 'OVERFLOW_CELL', hyperlinkDisplayType: 'PLAIN_TEXT' },
    });
    expect(data?.[0]?.columnMetadata).toEqual([{ pixelSize: 100 }, { pixelSize: 100 }]);
    expect(data?.[0]?.rowMetadata).toEqual([{ pixelSize: 21 }, { pixelSize: 21 }]);
  });

  it('several ranges of a tab give several GridData; other tabs are left out', async () => {
    await work.batch({ addSheet: { properties: { title: 'Другой' } } });
    const { sheets } = await work.get({
      fields: 'sheets(properties.title,data.startRow)',
      ranges: ['Sheet1!A3', 'Sheet1!A7'],
    });
    expect(sheets).toEqual([{ properties: { title: 'Sheet1' }, data: [{ startRow: 2 }, { startRow: 6 }] }]);
  });

  it('an unknown spreadsheet is 404', async () => {
    const call = work.api.spreadsheets.get({ spreadsheetId: 'nowhere' });
    expect(await refusal(call)).toBe('404 Requested entity was not found.');
  });

  it('answers are pretty-printed unless prettyPrint=false', async () => {
    const pretty = await raw(`${work.spreadsheetId}?fields=spreadsheetId`);
    expect(pretty.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    expect(await pretty.text()).toBe(`{\n  "spreadsheetId": "${work.spreadsheetId}"\n}\n`);
    const compact = await raw(`${work.spreadsheetId}?fields=spreadsheetId&prettyPrint=false`);
    expect(await compact.text()).toBe(`{"spreadsheetId":"${work.spreadsheetId}"}`);
  });

  it('unknown names in a mask and in the query are refused', async () => {
    expect(await refusal(work.get({ fields: 'sheets.propertes' }))).toBe('400 Request contains an invalid argument.');
    expect(await refusal(work.get({ fields: 'sheets(properties' }))).toBe(
      '400 Invalid field selection sheets(properties',
    );
    const wrong = await raw(`${work.spreadsheetId}?includeGrid=true`);
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('Unknown name \\"includeGrid\\": Cannot bind query parameter.');
  });

  it("Google's own clients get the legacy list of errors too", async () => {
    const plain = await (await raw('nowhere')).json();
    expect(plain).toEqual({ error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } });
    const legacy = await (await raw('nowhere', { 'x-goog-api-client': 'gdcl/8.0.0' })).json();
    const reason = 'notFound';
    expect(legacy.error.errors).toEqual([{ message: 'Requested entity was not found.', domain: 'global', reason }]);
  });
});
