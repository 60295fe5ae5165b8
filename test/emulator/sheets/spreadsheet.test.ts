import { beforeEach, describe, expect, it } from 'vitest';
import { refusal, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const raw = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${work.emulator.url}v4/spreadsheets/${path}`, { headers });

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
