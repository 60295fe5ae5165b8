import { auth, drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { ANNA, startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

function files() {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: ANNA });
  return drive({ version: 'v3', rootUrl: work.emulator.url, auth: client, retry: false }).files;
}

describe('contract: spreadsheets as files', () => {
  it('91. a new title is the file’s name and updates its modification time', async () => {
    const fileId = work.spreadsheetId;
    const fields = 'name,createdTime,modifiedTime';
    const before = (await files().get({ fileId, fields })).data;
    work.emulator.clock.set(new Date(Date.now() + 60_000));
    const properties = { title: 'План 📅' };
    await work.batch({ updateSpreadsheetProperties: { properties, fields: 'title' } });
    const after = (await files().get({ fileId, fields })).data;
    expect(after).toMatchObject({ name: 'План 📅', createdTime: before.createdTime });
    expect(Date.parse(after.modifiedTime ?? '') - Date.parse(before.modifiedTime ?? '')).toBeGreaterThanOrEqual(60_000);
  });

  it('92. a spreadsheet made from csv has one sheet, named after the file, with its own id', async () => {
    const { data } = await files().create(
      {
        requestBody: { name: 'Список', mimeType: 'application/vnd.google-apps.spreadsheet' },
        media: { mimeType: 'text/csv', body: 'имя,число\nТестовая Анна,5\n' },
      },
      { rootUrl: work.emulator.url },
    );
    const spreadsheetId = data.id ?? '';
    const { sheets = [] } = (await work.api.spreadsheets.get({ spreadsheetId })).data;
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.properties).toMatchObject({
      title: 'Список',
      gridProperties: { rowCount: 1000, columnCount: 26 },
    });
    expect(sheets[0]?.properties?.sheetId).not.toBe(0);
    const read = await work.api.spreadsheets.values.get({
      spreadsheetId,
      range: 'A1:B2',
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect(read.data.values).toEqual([
      ['имя', 'число'],
      ['Тестовая Анна', 5],
    ]);
  });

  it('a spreadsheet may have more rows than a function call takes arguments', async () => {
    const body = `число\n${'7\n'.repeat(130_000)}`;
    const { data } = await files().create(
      {
        requestBody: { name: 'Числа', mimeType: 'application/vnd.google-apps.spreadsheet' },
        media: { mimeType: 'text/csv', body },
      },
      { rootUrl: work.emulator.url },
    );
    const fileId = data.id ?? '';
    const { values } = work.api.spreadsheets;
    const formula = { values: [['=SUM(FILTER(A2:A,A2:A>6))']] };
    await values.update({
      spreadsheetId: fileId,
      range: 'B1',
      valueInputOption: 'USER_ENTERED',
      requestBody: formula,
    });
    expect((await values.get({ spreadsheetId: fileId, range: 'B1' })).data.values).toEqual([['910000']]);
    const csv = await files().export({ fileId, mimeType: 'text/csv' }, { responseType: 'text' });
    expect(String(csv.data).split('\r\n')).toHaveLength(130_001);
  });
});
