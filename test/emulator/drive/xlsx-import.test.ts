import { Readable } from 'node:stream';
import { strToU8, zipSync } from 'fflate';
import { auth, type drive_v3, drive as driveApi } from 'googleapis/build/src/apis/drive/index.js';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, clientOf, refusal } from '../sheets/sheets-client.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let emulator: Emulator;
let drive: drive_v3.Drive;
let sheets: sheets_v4.Sheets;
beforeEach(async () => {
  emulator = await createEmulator({ seed: 1, clock: { now: () => new Date('2026-09-01T09:00:00Z') } });
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: ANNA });
  drive = driveApi({ version: 'v3', rootUrl: emulator.url, auth: client, retry: false });
  sheets = clientOf(emulator);
  return () => emulator.close();
});

async function upload(bytes: Uint8Array, name = 'Список.xlsx') {
  const media = { mimeType: XLSX, body: Readable.from(Buffer.from(bytes)) };
  const { data } = await drive.files.create(
    { requestBody: { name, mimeType: SPREADSHEET }, media },
    { rootUrl: emulator.url },
  );
  return data.id ?? '';
}

const read = async (spreadsheetId: string, range: string, valueRenderOption = 'FORMATTED_VALUE') =>
  (await sheets.spreadsheets.values.get({ spreadsheetId, range, valueRenderOption })).data.values;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A small Excel file with forms that other programs write: prefixes, shared strings, shared formulas, and cells without an address. */
function workbook(sheet: string, rest: Readonly<Record<string, string>> = {}, properties = ''): Uint8Array {
  const files: Readonly<Record<string, string>> = {
    'xl/workbook.xml': `<x:workbook xmlns:x="${MAIN}" xmlns:r="${OFFICE}">${properties}<x:sheets><x:sheet name="Один" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="/xl/worksheets/a.xml"/></Relationships>`,
    'xl/worksheets/a.xml': `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
    ...rest,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

describe('an Excel file that becomes a spreadsheet', () => {
  it('keeps the tabs, values, formulas, formats and merges that the emulator exported', async () => {
    const properties = { title: 'Книга' };
    const { data } = await sheets.spreadsheets.create({
      requestBody: {
        properties,
        sheets: [
          { properties: { sheetId: 1, title: 'Люди', gridProperties: { frozenRowCount: 1 } } },
          { properties: { sheetId: 2, title: 'Скрытый', hidden: true } },
        ],
      },
    });
    const spreadsheetId = data.spreadsheetId ?? '';
    await sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'Люди!A1',
      valueInputOption: 'USER_ENTERED',
      requestBody: {
        values: [
          ['Имя', 'День', 'Доля'],
          ['Анна', '2026-09-05', '25%'],
          ['007', true, '=C2*2'],
        ],
      },
    });
    const range = { sheetId: 1, startRowIndex: 4, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 2 };
    await sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ mergeCells: { range, mergeType: 'MERGE_ALL' } }] },
    });
    const exported = await drive.files.export(
      { fileId: spreadsheetId, mimeType: XLSX },
      { responseType: 'arraybuffer' },
    );

    const id = await upload(new Uint8Array(exported.data as ArrayBuffer));
    const copy = (await sheets.spreadsheets.get({ spreadsheetId: id })).data;
    expect(copy.properties?.title).toBe('Список');
    expect(
      copy.sheets?.map(({ properties: tab }) => [
        tab?.title,
        tab?.hidden ?? false,
        tab?.gridProperties?.frozenRowCount,
      ]),
    ).toEqual([
      ['Люди', false, 1],
      ['Скрытый', true, undefined],
    ]);
    expect(copy.sheets?.[0]?.merges).toMatchObject([{ startRowIndex: 4, endRowIndex: 6, endColumnIndex: 2 }]);
    expect(await read(id, 'Люди!A1:C3')).toEqual(await read(spreadsheetId, 'Люди!A1:C3'));
    expect(await read(id, 'Люди!A2:C3', 'UNFORMATTED_VALUE')).toEqual(
      await read(spreadsheetId, 'Люди!A2:C3', 'UNFORMATTED_VALUE'),
    );
  });

  it('may have been written by another program', async () => {
    const id = await upload(
      workbook(
        `<sheetData>
          <row><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>два</t></r><r><t> слова</t></r></is></c></row>
          <row r="3"><c r="B3"><v>2</v></c><c><f t="shared" si="0" ref="C3:C4">B3*2</f><v>4</v></c><c t="b"><v>1</v></c></row>
          <row><c r="B4"><v>5</v></c><c><f t="shared" si="0"/><v>10</v></c><c s="1"><v>1</v></c></row>
          <row><c r="C5"><f>IF(B3&gt;1,"a,b",1.5)</f></c></row>
        </sheetData>`,
        {
          'xl/sharedStrings.xml': `<sst><si><t xml:space="preserve"> общий</t><rPh><t>x</t></rPh></si></sst>`,
          'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-419]dd\\.mm\\.yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
        },
        '<x:workbookPr date1904="1"/>',
      ),
    );
    expect(await read(id, 'A1:D5')).toEqual([
      [' общий', 'два слова'],
      [],
      ['', '2', '4', 'TRUE'],
      ['', '5', '10', '02.01.1904'],
      ['', '', 'a,b'],
    ]);
    expect(await read(id, 'C3:C5', 'FORMULA')).toEqual([['=B3*2'], ['=B4*2'], ['=IF(B3>1,"a,b",1.5)']]);
  });

  it('replaces the content of a spreadsheet, in its locale', async () => {
    const { data } = await sheets.spreadsheets.create({ requestBody: { properties: { locale: 'ru_RU' } } });
    const id = data.spreadsheetId ?? '';
    const formulas = [
      'ROUND(1.26,1)',
      'SUM({1,.5;2,3})',
      'IF(.5&lt;1,"a,b""1.5","")',
      'SUM({1,MAX(2,3)})',
      "'a,1.5'!A1",
    ];
    const cells = formulas.map((formula) => `<c><f>${formula}</f></c>`).join('');
    const bytes = workbook(`<sheetData><row>${cells}</row></sheetData>`);
    const answer = await fetch(`${emulator.url}upload/drive/v3/files/${id}?uploadType=media`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${ANNA}`, 'content-type': XLSX },
      body: Buffer.from(bytes),
    });
    expect(answer.status).toBe(200);
    expect(await read(id, 'A1:E1', 'FORMULA')).toEqual([
      ['=ROUND(1,26;1)', '=SUM({1\\,5;2\\3})', '=IF(,5<1;"a,b""1.5";"")', '=SUM({1\\MAX(2;3)})', "='a,1.5'!A1"],
    ]);
    expect(await read(id, 'A1:D1')).toEqual([['1,3', '6,5', 'a,b"1.5', '4']]);
  });

  it('may have functions that are newer than the format, and dates as texts', async () => {
    const id = await upload(
      workbook(
        `<sheetData><row><c><f>_xlfn.IFS(1=1,"_xlfn.")</f></c><c><f>SUM(_xlfn._xlws.FILTER({1,2},{1,0}))</f></c>
          <c t="d" s="1"><v>2026-09-05</v></c><c t="d" s="1"><v>2026-09-05T12:00:00Z</v></c></row></sheetData>`,
        {
          'xl/styles.xml': `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
        },
        '<x:workbookPr date1904="1"/>',
      ),
    );
    expect(await read(id, 'A1:D1', 'FORMULA')).toEqual([
      ['=IFS(1=1,"_xlfn.")', '=SUM(FILTER({1,2},{1,0}))', 46270, 46270.5],
    ]);
    expect(await read(id, 'A1:B1')).toEqual([['_xlfn.', '1']]);
  });

  it('may have more cells than a function call takes arguments', async () => {
    const empty = `<row>${'<c/>'.repeat(26)}</row>`;
    const id = await upload(workbook(`<sheetData>${empty.repeat(5500)}<row><c><v>1</v></c></row></sheetData>`));
    expect(await read(id, 'A5501:A')).toEqual([['1']]);
  });

  it('is rejected if it is damaged', async () => {
    expect(await refusal(upload(strToU8('no zip')))).toMatch(/^400 The Excel file cannot be read/);
    expect(await refusal(upload(zipSync({ a: strToU8('b') })))).toMatch(/^400 /);
  });
});

it('the version of a file grows with every change', async () => {
  const { data } = await sheets.spreadsheets.create({ requestBody: {} });
  const fileId = data.spreadsheetId ?? '';
  const version = async () => Number((await drive.files.get({ fileId, fields: 'version' })).data.version);
  const first = await version();
  const requestBody = { values: [[1]] };
  await sheets.spreadsheets.values.update({ spreadsheetId: fileId, range: 'A1', valueInputOption: 'RAW', requestBody });
  expect(await version()).toBeGreaterThan(first);
  const second = await version();
  const answer = await fetch(`${emulator.url}upload/drive/v2/files/${fileId}?uploadType=media&convert=true`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ANNA}`, 'content-type': 'text/csv' },
    body: 'a,b',
  });
  const { version: third } = (await answer.json()) as { version: string };
  expect(Number(third)).toBeGreaterThan(second);
  expect(await version()).toBe(Number(third));
});
