import { Readable } from 'node:stream';
import { strFromU8, unzipSync } from 'fflate';
import { auth, type drive_v3, drive as driveApi } from 'googleapis/build/src/apis/drive/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, clientOf, refusal } from '../sheets/sheets-client.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const DOCUMENT = 'application/vnd.google-apps.document';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let emulator: Emulator;
let drive: drive_v3.Drive;

function as(identity: string): drive_v3.Drive {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: identity });
  return driveApi({ version: 'v3', rootUrl: emulator.url, auth: client, retry: false });
}

/** Without this second argument, the client sends media to Google. */
const here = () => ({ rootUrl: emulator.url });
const idOf = async (made: Promise<{ data: drive_v3.Schema$File }>): Promise<string> => (await made).data.id ?? '';

async function bytesOf(fileId: string, mimeType: string, api = drive): Promise<Buffer> {
  const { data } = await api.files.export({ fileId, mimeType }, { responseType: 'arraybuffer' });
  return Buffer.from(data as ArrayBuffer);
}

beforeEach(async () => {
  emulator = await createEmulator({ seed: 1 });
  drive = as(ANNA);
  return () => emulator.close();
});

describe('Drive', () => {
  it('86. create returns kind, id, name, mimeType; a copy is «Copy of»; delete is 204; csv is an attachment', async () => {
    const { data } = await drive.files.create({ requestBody: { name: 'Книга', mimeType: SPREADSHEET } });
    expect(data).toEqual({ kind: 'drive#file', id: data.id, name: 'Книга', mimeType: SPREADSHEET });
    const fileId = data.id ?? '';
    expect((await drive.files.copy({ fileId, requestBody: {} })).data.name).toBe('Copy of Книга');
    const values = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    const range = { spreadsheetId: fileId, range: 'A1', valueInputOption: 'RAW', requestBody: { values } };
    await clientOf(emulator).spreadsheets.values.update(range);
    const csv = await fetch(`${emulator.url}drive/v3/files/${fileId}/export?mimeType=text/csv`);
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await csv.text()).toBe('a,b\r\nc,d');
    const gone = await fetch(`${emulator.url}drive/v3/files/${fileId}`, { method: 'DELETE' });
    expect([gone.status, gone.headers.get('content-type'), await gone.text()]).toEqual([204, 'text/html', '']);
    expect(await refusal(clientOf(emulator).spreadsheets.get({ spreadsheetId: fileId }))).toMatch(/^404/);
  });

  it('87. list returns only masked fields; q accepts both quotes', async () => {
    for (const name of ['Первая', "Вторая 'особая'"]) {
      await drive.files.create({ requestBody: { name, mimeType: SPREADSHEET } });
    }
    const list = async (q: string) => (await drive.files.list({ q, fields: 'files(name)', orderBy: 'name' })).data;
    expect(await list(`mimeType = "${SPREADSHEET}"`)).toEqual({
      files: [{ name: "Вторая 'особая'" }, { name: 'Первая' }],
    });
    expect(await list("name = 'Первая'")).toEqual({ files: [{ name: 'Первая' }] });
    expect(await list(String.raw`name = 'Вторая \'особая\''`)).toEqual({ files: [{ name: "Вторая 'особая'" }] });
  });

  it('88. an unknown file is 404 in the older format, without a status', async () => {
    const answer = await fetch(`${emulator.url}drive/v3/files/nothing`);
    const message = 'File not found: nothing.';
    const errors = [{ domain: 'global', reason: 'notFound', message, locationType: 'parameter', location: 'fileId' }];
    expect([answer.status, await answer.json()]).toEqual([404, { error: { errors, code: 404, message } }]);
  });

  it('89. a service account cannot own files, and in a shared drive need not', async () => {
    const robot = as('robot@project.iam.gserviceaccount.com');
    const create = (parents?: string[], supportsAllDrives = false) =>
      robot.files.create({
        supportsAllDrives,
        requestBody: { name: 'Книга', mimeType: SPREADSHEET, ...(parents ? { parents } : {}) },
      });
    expect(await refusal(create())).toMatch(/^403 Service Accounts do not have storage quota\./);
    const refused = await fetch(`${emulator.url}drive/v3/files`, {
      method: 'POST',
      headers: { authorization: 'Bearer robot@project.iam.gserviceaccount.com' },
      body: '{}',
    });
    const { error } = (await refused.json()) as { error: { errors: { reason: string }[] } };
    expect(error.errors[0]?.reason).toBe('storageQuotaExceeded');
    const shared = await drive.drives.create({ requestId: '1', requestBody: { name: 'Школа' } });
    const driveId = shared.data.id ?? '';
    const fileId = await idOf(create([driveId], true));
    expect(await refusal(create([driveId]))).toMatch(/^404 File not found/);
    expect(await refusal(robot.files.get({ fileId }))).toMatch(/^404 File not found/);
    const { data } = await robot.files.get({ fileId, supportsAllDrives: true, fields: 'driveId,parents,owners' });
    expect(data).toEqual({ driveId, parents: [driveId] });
    expect((await drive.files.list({})).data.files).toEqual([]);
    const both = { supportsAllDrives: true, includeItemsFromAllDrives: true };
    expect((await drive.files.list({ ...both, corpora: 'drive', driveId })).data.files).toHaveLength(1);
  });

  it('90. a docx passes through a multipart upload unchanged and is exported as such', async () => {
    const source = await idOf(
      drive.files.create(
        { requestBody: { name: 'А', mimeType: DOCUMENT }, media: { mimeType: 'text/html', body: '<p>Текст</p>' } },
        here(),
      ),
    );
    const docx = await bytesOf(source, DOCX);
    const { data } = await drive.files.create(
      { requestBody: { name: 'Приказ', mimeType: DOCUMENT }, media: { mimeType: DOCX, body: Readable.from(docx) } },
      here(),
    );
    expect(data).toEqual({ kind: 'drive#file', id: data.id, name: 'Приказ', mimeType: DOCUMENT });
    expect((await bytesOf(data.id ?? '', DOCX)).equals(docx)).toBe(true);
    const plain = await drive.files.create(
      {
        requestBody: { name: 'a.docx' },
        media: { mimeType: DOCX, body: Readable.from(docx) },
        fields: 'id,size,mimeType,md5Checksum',
      },
      here(),
    );
    expect(plain.data).toMatchObject({ mimeType: DOCX, size: String(docx.byteLength) });
    const media = await drive.files.get({ fileId: plain.data.id ?? '', alt: 'media' }, { responseType: 'arraybuffer' });
    expect(Buffer.from(media.data as unknown as ArrayBuffer).equals(docx)).toBe(true);
  });

  it('90. an html document is exported as docx, and a docx as html and text', async () => {
    const html =
      '<h1>Приказ № 5</h1><p>О <b>наставниках</b> &amp; парах</p><ul><li>Раз</li></ul><table><tr><td>А</td><td>Б</td></tr></table>';
    const media = { mimeType: 'text/html', body: html };
    const fileId = await idOf(drive.files.create({ requestBody: { name: 'А', mimeType: DOCUMENT }, media }, here()));
    const docx = await bytesOf(fileId, DOCX);
    const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
    for (const part of ['Приказ № 5', 'Heading1', '<w:b/>', 'наставниках', 'w:tbl']) expect(xml).toContain(part);
    expect((await bytesOf(fileId, 'text/html')).toString()).toBe(html);
    expect((await bytesOf(fileId, 'text/plain')).toString()).toContain('О наставниках & парах');
    const again = await idOf(
      drive.files.create(
        { requestBody: { name: 'Б', mimeType: DOCUMENT }, media: { mimeType: DOCX, body: Readable.from(docx) } },
        here(),
      ),
    );
    const back = (await bytesOf(again, 'text/html')).toString();
    for (const part of ['<h1>Приказ № 5</h1>', '<strong>наставниках</strong>', '<li>Раз</li>', '<table>']) {
      expect(back).toContain(part);
    }
    expect(await refusal(drive.files.export({ fileId, mimeType: 'application/pdf' }))).toMatch(
      /^501 .*application\/pdf/,
    );
  });

  it('93. unknown names in a body are ignored: gspread sends `withLink`, programs for Drive v2 send `title`', async () => {
    const post = (path: string, body: object) =>
      fetch(`${emulator.url}drive/v3/files${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ANNA}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const made = await post('', { title: 'Книга', mimeType: SPREADSHEET, properties: { own: 'kept' } });
    const { id, name } = (await made.json()) as { id: string; name: string };
    expect(name).toBe('Untitled');
    const { data } = await drive.files.get({ fileId: id, fields: 'properties' });
    expect(data.properties).toEqual({ own: 'kept' });
    const shared = await post(`/${id}/permissions`, { type: 'anyone', role: 'reader', withLink: true });
    expect(shared.status).toBe(200);
  });

  it('94. a spreadsheet has an address for downloads', async () => {
    const fileId = await idOf(drive.files.create({ requestBody: { name: 'А', mimeType: SPREADSHEET } }));
    for (const format of ['csv', 'tsv', 'xlsx', 'ods', 'zip']) {
      const answer = await fetch(`${emulator.url}spreadsheets/d/${fileId}/export?format=${format}`);
      expect([answer.status, answer.headers.get('content-disposition')], format).toEqual([
        200,
        `attachment; filename="file.${format}"; filename*=UTF-8''${encodeURIComponent('А')}.${format}`,
      ]);
    }
  });
});
