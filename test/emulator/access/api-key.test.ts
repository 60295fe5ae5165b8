import { auth, drive } from 'googleapis/build/src/apis/drive/index.js';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, clientOf, refusal } from '../sheets/sheets-client.ts';

let emulator: Emulator;
let spreadsheetId: string;
beforeEach(async () => {
  emulator = await createEmulator({ seed: 1 });
  spreadsheetId = (await clientOf(emulator, ANNA).spreadsheets.create({ requestBody: {} })).data.spreadsheetId ?? '';
  return () => emulator.close();
});

const keyed = () => sheets({ version: 'v4', rootUrl: emulator.url, auth: 'a-key', retry: false }).spreadsheets;
const filesWithKey = () => drive({ version: 'v3', rootUrl: emulator.url, auth: 'a-key', retry: false }).files;

async function publish(): Promise<void> {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: ANNA });
  const { permissions } = drive({ version: 'v3', rootUrl: emulator.url, auth: client });
  await permissions.create({ fileId: spreadsheetId, requestBody: { type: 'anyone', role: 'writer' } });
}

describe('an API key alone', () => {
  it('reads public files only', async () => {
    expect(await refusal(keyed().get({ spreadsheetId }))).toBe('403 The caller does not have permission');
    expect(await refusal(filesWithKey().get({ fileId: spreadsheetId }))).toMatch(/^404 File not found/);
    expect((await filesWithKey().list({})).data.files).toEqual([]);
    await publish();
    expect((await keyed().get({ spreadsheetId })).status).toBe(200);
    expect((await keyed().values.get({ spreadsheetId, range: 'A1' })).status).toBe(200);
  });

  it('writes nothing, not even into a file that everybody may change', async () => {
    await publish();
    const words = '401 API keys are not supported by this API. Expected OAuth2 access token';
    const range = { spreadsheetId, range: 'A1', valueInputOption: 'RAW', requestBody: { values: [[1]] } };
    expect(await refusal(keyed().values.update(range))).toContain(words);
    expect(await refusal(keyed().values.append(range))).toContain(words);
    expect(await refusal(keyed().create({ requestBody: {} }))).toContain(words);
    expect(await refusal(keyed().batchUpdate({ spreadsheetId, requestBody: { requests: [] } }))).toContain(words);
    expect(await refusal(filesWithKey().delete({ fileId: spreadsheetId }))).toBe('401 Login Required.');
    const byHeader = await fetch(`${emulator.url}v4/spreadsheets`, {
      method: 'POST',
      headers: { 'x-goog-api-key': 'a-key', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(byHeader.status).toBe(401);
  });

  it('an API key beside a token changes nothing', async () => {
    const url = `${emulator.url}v4/spreadsheets?key=a-key&access_token=${ANNA}`;
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(200);
  });

  it('reads public files also where only named tokens count, and nothing else there', async () => {
    const closed = await createEmulator({ seed: 1, auth: { [ANNA]: ANNA } });
    try {
      const spreadsheetOf = async () =>
        (await clientOf(closed, ANNA).spreadsheets.create({ requestBody: {} })).data.spreadsheetId ?? '';
      const [open, own] = [await spreadsheetOf(), await spreadsheetOf()];
      const client = new auth.OAuth2();
      client.setCredentials({ access_token: ANNA });
      await drive({ version: 'v3', rootUrl: closed.url, auth: client }).permissions.create({
        fileId: open,
        requestBody: { type: 'anyone', role: 'reader' },
      });
      const byKey = (path: string, method = 'GET') => fetch(`${closed.url}${path}?key=a-key`, { method });
      expect((await byKey(`v4/spreadsheets/${open}`)).status).toBe(200);
      expect((await byKey(`v4/spreadsheets/${own}`)).status).toBe(403);
      expect((await byKey('v4/spreadsheets', 'POST')).status).toBe(401);
      for (const path of ['', 'emulator/state', `spreadsheets/d/${open}/edit`, `spreadsheets/d/${open}/export`])
        expect((await byKey(path)).status, path).toBeGreaterThanOrEqual(401);
    } finally {
      await closed.close();
    }
  });
});
