import { strFromU8, unzipSync } from 'fflate';
import { GoogleSpreadsheet } from 'google-spreadsheet';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, clientOf } from '../sheets/sheets-client.ts';

let emulator: Emulator;
let spreadsheetId: string;

beforeEach(async () => {
  emulator = await createEmulator({ seed: 1, hidesTab: (_identity, marks) => marks.has('secret') });
  const api = clientOf(emulator, ANNA).spreadsheets;
  const titles = ['Первый', 'Второй', 'Скрытый', 'Чужой'];
  const sheets = titles.map((title, sheetId) => ({ properties: { title, sheetId, hidden: title === 'Скрытый' } }));
  const { data } = await api.create({ requestBody: { properties: { title: 'Книга' }, sheets } });
  spreadsheetId = data.spreadsheetId ?? '';
  await api.values.batchUpdate({
    spreadsheetId,
    requestBody: {
      valueInputOption: 'USER_ENTERED',
      data: [
        {
          range: 'Первый!A1',
          values: [
            ['имя', 'дата'],
            ['<Анна>\nиз & «школы»', '2026-09-01'],
            ['=1/4', true],
            ['два  пробела\tи знак', null],
          ],
        },
        { range: 'Второй!A1', values: [['a,b', 'c']] },
        { range: 'Скрытый!A1', values: [['тайна']] },
        { range: 'Чужой!A1', values: [['тайна']] },
      ],
    },
  });
  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 2, endColumnIndex: 4 };
  const secret = { metadataKey: 'secret', metadataValue: '1', visibility: 'DOCUMENT', location: { sheetId: 3 } };
  await api.batchUpdate({
    spreadsheetId,
    requestBody: {
      requests: [{ mergeCells: { range } }, { createDeveloperMetadata: { developerMetadata: secret } }],
    },
  });
  return () => emulator.close();
});

const download = (query: string, id = spreadsheetId) =>
  fetch(`${emulator.url}spreadsheets/d/${id}/export?${query}`, {
    headers: { authorization: `Bearer ${ANNA}` },
  });

const partsOf = async (answer: Response): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  );

describe('a download of a spreadsheet', () => {
  it('as csv or tsv has the first tab, or the tab of `gid`', async () => {
    expect(await (await download('format=csv&gid=1')).text()).toBe('"a,b",c');
    expect(await (await download('format=tsv&gid=1')).text()).toBe('a,b\tc');
    expect(await (await download('format=csv')).text()).toMatch(/^имя,дата\r\n/);
    expect((await download('format=csv&gid=77')).status).toBe(404);
  });

  it('as ods has a table for each tab, with typed values and merges', async () => {
    const answer = await download('format=ods');
    const bytes = Buffer.from(await answer.clone().arrayBuffer());
    expect(bytes.subarray(30, 84).toString()).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
    const { 'content.xml': content = '' } = await partsOf(answer);
    expect(content).toContain('<table:table table:name="Второй" table:style-name="shown">');
    expect(content).toContain('<text:p>&lt;Анна&gt;</text:p><text:p>из &amp; «школы»</text:p>');
    expect(content).toContain('<text:p>два<text:s text:c="2"/>пробела<text:tab/>и знак</text:p>');
    expect(content).toContain('office:value-type="date" office:date-value="2026-09-01T00:00:00"');
    expect(content).toContain('office:value-type="float" office:value="0.25"');
    expect(content).toContain('office:value-type="boolean" office:boolean-value="true"');
    expect(content).toContain('table:number-columns-spanned="2"/><table:covered-table-cell/>');
  });

  it('as zip has a page of HTML for each tab', async () => {
    const pages = await partsOf(await download('format=zip'));
    expect(Object.keys(pages)).toEqual(['Первый.html', 'Второй.html']);
    expect(pages['Первый.html']).toContain('<td>&lt;Анна&gt;<br>из &amp; «школы»</td><td>2026-09-01</td>');
  });

  it('as zip has a page for each of two tabs whose titles differ only in characters that no file name has', async () => {
    const sheets = [{ properties: { title: '9/А' } }, { properties: { title: '9:А' } }];
    const { data } = await clientOf(emulator, ANNA).spreadsheets.create({ requestBody: { sheets } });
    const pages = await partsOf(await download('format=zip', data.spreadsheetId ?? ''));
    expect(Object.keys(pages)).toEqual(['9_А.html', '9_А (2).html']);
  });

  it.each(['csv', 'tsv', 'ods', 'xlsx', 'zip'])(
    'as %s has no hidden tab and no tab that the application hides',
    async (format) => {
      const answer = await download(`format=${format}`);
      expect(answer.status).toBe(200);
      const text = /[ct]sv/.test(format) ? await answer.text() : JSON.stringify(await partsOf(answer));
      expect(text).toContain('имя');
      expect(text).not.toContain('тайна');
      for (const gid of [2, 3]) expect((await download(`format=csv&gid=${gid}`)).status).toBe(404);
    },
  );

  it('as PDF is refused with 501', async () => {
    expect((await download('format=pdf')).status).toBe(501);
  });

  it('reaches the real client', async () => {
    const realFetch = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      return realFetch(
        new Request(request.url.replace(/^https:\/\/[a-z]+\.google(apis)?\.com\//, emulator.url), request),
      );
    };
    try {
      const doc = new GoogleSpreadsheet(spreadsheetId, { token: ANNA });
      await doc.loadInfo();
      const csv = await doc.sheetsByTitle.Второй?.downloadAsCSV();
      expect(new TextDecoder().decode(csv)).toBe('"a,b",c');
      expect((await doc.downloadAsODS()).byteLength).toBeGreaterThan(500);
    } finally {
      globalThis.fetch = realFetch;
    }
  });
});
