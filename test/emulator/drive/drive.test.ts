import { strFromU8, unzipSync } from 'fflate';
import { auth, drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { clientOf, refusal } from '../sheets/sheets-client.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const FOLDER = 'application/vnd.google-apps.folder';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let emulator: Emulator;
let sheets: sheets_v4.Sheets;
let api: drive_v3.Drive;
let now: Date;

function driveAs(identity: string): drive_v3.Drive {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: identity });
  return drive({ version: 'v3', rootUrl: emulator.url, auth: client, retry: false });
}

beforeEach(async () => {
  now = new Date('2026-09-01T09:00:00Z');
  emulator = await createEmulator({ seed: 1, clock: { now: () => now } });
  sheets = clientOf(emulator);
  api = driveAs('anna@example.org');
  return () => emulator.close();
});

const create = async (name: string, mimeType = SPREADSHEET, more: object = {}): Promise<string> =>
  (await api.files.create({ requestBody: { name, mimeType, ...more } })).data.id ?? '';
const found = async (q: string): Promise<unknown[]> =>
  ((await api.files.list({ q, orderBy: 'name' })).data.files ?? []).map((file) => file.name);

describe('files', () => {
  test('create returns four fields, and get returns the fields that `fields` names', async () => {
    const { data } = await api.files.create({ requestBody: { name: 'Книга', mimeType: SPREADSHEET } });
    expect(data).toEqual({ kind: 'drive#file', id: expect.any(String), name: 'Книга', mimeType: SPREADSHEET });
    const { data: more } = await api.files.get({ fileId: data.id ?? '', fields: 'createdTime,owners(emailAddress)' });
    expect(more).toEqual({ createdTime: '2026-09-01T09:00:00.000Z', owners: [{ emailAddress: 'anna@example.org' }] });
    const book = await sheets.spreadsheets.get({ spreadsheetId: data.id ?? '' });
    expect(book.data.properties?.title).toBe('Книга');
  });

  test('a copy has the content under a new id, and a copy’s name', async () => {
    const fileId = await create('Книга');
    const values = [['раз', 2]];
    await sheets.spreadsheets.values.update({
      spreadsheetId: fileId,
      range: 'A1',
      valueInputOption: 'RAW',
      requestBody: { values },
    });
    const { data: copy } = await api.files.copy({ fileId });
    expect(copy.name).toBe('Copy of Книга');
    await sheets.spreadsheets.values.clear({ spreadsheetId: fileId, range: 'A1:B1' });
    const read = await sheets.spreadsheets.values.get({
      spreadsheetId: copy.id ?? '',
      range: 'A1:B1',
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect(read.data.values).toEqual(values);
  });

  test('a new name in Drive is the title of the spreadsheet', async () => {
    const fileId = await create('Книга');
    await api.files.update({ fileId, requestBody: { name: 'Другая' } });
    expect((await sheets.spreadsheets.get({ spreadsheetId: fileId })).data.properties?.title).toBe('Другая');
  });

  test('a field that is not stored is 501 and named', async () => {
    const fileId = await create('Книга');
    expect(await refusal(api.files.get({ fileId, fields: 'thumbnailLink' }))).toMatch(/^501 .*thumbnailLink/);
    expect(
      await refusal(api.files.create({ requestBody: { name: 'x', mimeType: 'application/vnd.google-apps.drawing' } })),
    ).toMatch(/^501 .*drawing/);
  });
});

describe('files.list', () => {
  beforeEach(async () => {
    const folder = await create('Папка', FOLDER);
    await create("Книга 'А'", SPREADSHEET, { parents: [folder] });
    now = new Date('2026-09-05T09:00:00Z');
    await create('Старая книга');
    const trashed = await create('Мусор');
    await api.files.update({ fileId: trashed, requestBody: { trashed: true } });
  });

  test.each([
    [`name = 'Старая книга'`, ['Старая книга']],
    [`name = 'Книга \\'А\\''`, ["Книга 'А'"]],
    [`name contains 'кни'`, ["Книга 'А'", 'Старая книга']],
    [`name contains 'нига'`, []],
    [`mimeType = "${FOLDER}"`, ['Папка']],
    [`mimeType='${SPREADSHEET}' and trashed=false`, ["Книга 'А'", 'Старая книга']],
    [`trashed = true`, ['Мусор']],
    [`not mimeType = '${SPREADSHEET}' or name = 'Мусор'`, ['Мусор', 'Папка']],
    [`(name = 'Папка' or name = 'Мусор') and trashed = false`, ['Папка']],
    [`modifiedTime > '2026-09-03T00:00:00' and trashed = false`, ['Старая книга']],
  ])('%s', async (q, names) => {
    expect(await found(q)).toEqual(names);
  });

  test('a search in a folder', async () => {
    const { files } = (await api.files.list({ q: `mimeType = '${FOLDER}'` })).data;
    expect(await found(`'${files?.[0]?.id}' in parents`)).toEqual(["Книга 'А'"]);
  });

  test('a mask leaves only what it names; pages follow one another', async () => {
    const first = await api.files.list({ pageSize: 3, fields: 'nextPageToken,files(name)', orderBy: 'name' });
    expect(first.data).toEqual({
      nextPageToken: expect.any(String),
      files: [{ name: "Книга 'А'" }, { name: 'Мусор' }, { name: 'Папка' }],
    });
    const rest = await api.files.list({
      pageSize: 3,
      pageToken: first.data.nextPageToken ?? '',
      fields: 'nextPageToken,files(name)',
      orderBy: 'name',
    });
    expect(rest.data).toEqual({ files: [{ name: 'Старая книга' }] });
  });

  test.each([`name ~ 'x'`, `name = `, `(trashed = true`, `name = 'x' name = 'y'`])(
    '«%s» cannot be parsed',
    async (q) => {
      expect(await refusal(found(q))).toBe('400 Invalid Value');
    },
  );
});

test('permissions are stored and listed; a second one for the same address replaces the first', async () => {
  const fileId = await create('Книга');
  const share = (role: string) =>
    api.permissions.create({
      fileId,
      sendNotificationEmail: false,
      requestBody: { type: 'user', role, emailAddress: 'boris@example.org' },
    });
  const { data } = await share('reader');
  expect(data).toEqual({ kind: 'drive#permission', id: expect.any(String), type: 'user', role: 'reader' });
  await share('writer');
  const { permissions } = (await api.permissions.list({ fileId, fields: 'permissions(role,emailAddress)' })).data;
  expect(permissions).toEqual([
    { role: 'owner', emailAddress: 'anna@example.org' },
    { role: 'writer', emailAddress: 'boris@example.org' },
  ]);
});

describe('files.export', () => {
  const bytes = async (fileId: string, mimeType: string): Promise<Buffer> => {
    const { data } = await api.files.export({ fileId, mimeType }, { responseType: 'arraybuffer' });
    return Buffer.from(data as ArrayBuffer);
  };

  async function filled(): Promise<string> {
    const spreadsheetId = await create('Книга');
    const add = (title: string, sheetId: number, hidden: boolean) => ({
      addSheet: { properties: { title, sheetId, hidden } },
    });
    await sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [add('Служебный', 7, true), add('Сводка: все/год', 8, false)] },
    });
    const values = [
      ['Имя', 'Дата', 'Сколько', 'Запись'],
      ['Тестовая, Анна "А"', 46266, 2.5, '=1+1'],
    ];
    await sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'A1',
      valueInputOption: 'RAW',
      requestBody: { values },
    });
    const head = { sheetId: 0, startRowIndex: 0, endRowIndex: 1 };
    const bold = {
      userEnteredFormat: {
        textFormat: { bold: true },
        backgroundColor: { red: 1, green: 0.8, blue: 0.4 },
        wrapStrategy: 'WRAP',
      },
    };
    const date = { userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' } } };
    await sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: {
        requests: [
          { repeatCell: { range: head, cell: bold, fields: 'userEnteredFormat' } },
          {
            repeatCell: {
              range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
              cell: date,
              fields: 'userEnteredFormat',
            },
          },
          {
            updateDimensionProperties: {
              range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
              properties: { pixelSize: 215 },
              fields: 'pixelSize',
            },
          },
          {
            updateDimensionProperties: {
              range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 },
              properties: { hiddenByUser: true },
              fields: 'hiddenByUser',
            },
          },
          {
            updateSheetProperties: {
              properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
              fields: 'gridProperties.frozenRowCount',
            },
          },
        ],
      },
    });
    return spreadsheetId;
  }

  test('csv is the first tab as displayed, with CRLF, as an attachment', async () => {
    const fileId = await filled();
    const answer = await fetch(`${emulator.url}drive/v3/files/${fileId}/export?mimeType=text/csv`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await answer.text()).toBe('Имя,Дата,Сколько,Запись\r\n"Тестовая, Анна ""А""",01.09.2026,2.5,=1+1');
  });

  test('a tsv export separates values by tabs, without quotes; a tab inside a value becomes a space', async () => {
    const fileId = await filled();
    await sheets.spreadsheets.values.update({
      spreadsheetId: fileId,
      range: 'A3',
      valueInputOption: 'RAW',
      requestBody: { values: [['две\nстроки\tи табуляция']] },
    });
    const text = (await bytes(fileId, 'text/tab-separated-values')).toString('utf8');
    expect(text).toBe(
      'Имя\tДата\tСколько\tЗапись\r\nТестовая, Анна "А"\t01.09.2026\t2.5\t=1+1\r\nдве строки и табуляция\t\t\t',
    );
  });

  test('xlsx has all tabs with values, formats, widths, frozen and hidden parts; a text stays text', async () => {
    const file = await bytes(await filled(), XLSX);
    const part = (path: string): string => strFromU8(unzipSync(file)[path] ?? new Uint8Array());
    expect(part('xl/workbook.xml')).toContain('name="Служебный" sheetId="2" state="hidden"');
    expect(part('xl/workbook.xml')).toContain('name="Сводка  все год"');
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"');
    expect(sheet).toContain('<col min="1" max="1" width="30.00" customWidth="1"/>');
    expect(sheet).toMatch(/<col min="3"[^>]*hidden="1"/);
    expect(sheet).toMatch(/<c r="B2" s="\d+"><v>46266<\/v>/);
    expect(sheet).toMatch(/<c r="D2" t="inlineStr"><is><t xml:space="preserve">=1\+1</);
    expect(sheet).not.toContain('<f>');
    const styles = part('xl/styles.xml');
    expect(styles).toContain('formatCode="dd.mm.yyyy"');
    expect(styles).toContain('rgb="FFFFCC66"');
    expect(styles).toContain('<b/>');
    expect(styles).toContain('wrapText="1"');
  });

  test('xlsx keeps column and bar charts with their places, colours and values', async () => {
    const spreadsheetId = await filled();
    const { data: book } = await sheets.spreadsheets.get({ spreadsheetId });
    const sheetId = book.sheets?.[0]?.properties?.sheetId ?? 0;
    const at = (startColumnIndex: number) => {
      const source = {
        sheetId,
        startRowIndex: 1,
        endRowIndex: 3,
        startColumnIndex,
        endColumnIndex: startColumnIndex + 1,
      };
      return { sourceRange: { sources: [source] } };
    };
    const chart = (title: string, chartType: string) => ({
      addChart: {
        chart: {
          spec: {
            title,
            basicChart: {
              chartType,
              domains: [{ domain: at(0) }],
              series: [{ series: at(1), colorStyle: { rgbColor: { red: 1, green: 1 } } }],
            },
          },
          position: {
            overlayPosition: {
              anchorCell: { sheetId, rowIndex: 4, columnIndex: 2 },
              widthPixels: 400,
              heightPixels: 200,
            },
          },
        },
      },
    });
    const requests = [chart('Ход & итог', 'COLUMN'), chart('Ответы', 'BAR'), chart('Линия', 'LINE')];
    await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    const parts = unzipSync(await bytes(spreadsheetId, XLSX));
    const part = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
    expect(Object.keys(parts).filter((path) => path.startsWith('xl/charts/'))).toEqual([
      'xl/charts/chart1.xml',
      'xl/charts/chart2.xml',
    ]);
    expect(part('[Content_Types].xml')).toMatch(/PartName="\/xl\/charts\/chart2.xml".*drawingml\.chart\+xml/);
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<drawing r:id="rId1"\/><\/worksheet>$/);
    expect(part('xl/worksheets/_rels/sheet1.xml.rels')).toContain('../drawings/drawing1.xml');
    expect(part('xl/drawings/_rels/drawing1.xml.rels')).toContain('Id="rId2"');
    expect(part('xl/drawings/drawing1.xml')).toMatch(/<xdr:col>2<.*<xdr:row>4<.*cx="3810000" cy="1905000"/);
    const column = part('xl/charts/chart1.xml');
    expect(column).toContain('<a:t>Ход &amp; итог</a:t>');
    expect(column).toContain('<c:barDir val="col"/>');
    expect(column).toContain('<a:srgbClr val="FFFF00"/>');
    expect(column).toMatch(/<c:f>'[^']+'!\$A\$2:\$A\$3<\/c:f>/);
    expect(column).toContain('<c:pt idx="0"><c:v>46266</c:v></c:pt>');
    expect(part('xl/charts/chart2.xml')).toContain('<c:barDir val="bar"/>');
  });

  test('the same spreadsheet gives the same bytes', async () => {
    const fileId = await filled();
    expect((await bytes(fileId, XLSX)).equals(await bytes(fileId, XLSX))).toBe(true);
  });

  test('characters that XML forbids do not break the file', async () => {
    const fileId = await create('Книга');
    const values = [['a\u0000\u0008<b>&"\ud800 🙂']];
    await sheets.spreadsheets.values.update({
      spreadsheetId: fileId,
      range: 'A1',
      valueInputOption: 'RAW',
      requestBody: { values },
    });
    const sheet = strFromU8(unzipSync(await bytes(fileId, XLSX))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toMatch(/>a&lt;b&gt;&amp;&quot;.? 🙂<\/t>/u);
  });
});
