import { auth, drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { forms } from 'googleapis/build/src/apis/forms/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, BORIS, clientOf, refusal } from '../sheets/sheets-client.ts';

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

let emulator: Emulator;
let spreadsheetId: string;
beforeEach(async () => {
  emulator = await createEmulator({
    seed: 1,
    auth: {
      'anna-token': ANNA,
      'boris-token': BORIS,
      reader: {
        identity: ANNA,
        scopes: ['https://www.googleapis.com/auth/spreadsheets.readonly', 'forms.body.readonly'],
      },
    },
  });
  const { data } = await clientOf(emulator, 'anna-token').spreadsheets.create({ requestBody: {} });
  spreadsheetId = data.spreadsheetId ?? '';
  return () => emulator.close();
});

const write = (token: string) =>
  clientOf(emulator, token).spreadsheets.values.update({
    spreadsheetId,
    range: 'A1',
    valueInputOption: 'RAW',
    requestBody: { values: [[1]] },
  });
const read = (token: string) => clientOf(emulator, token).spreadsheets.get({ spreadsheetId });

function driveAs(token: string): drive_v3.Drive {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: token });
  return drive({ version: 'v3', rootUrl: emulator.url, auth: client, retry: false });
}
const share = (role: string, emailAddress = BORIS) =>
  driveAs('anna-token').permissions.create({
    fileId: spreadsheetId,
    requestBody: { type: 'user', role, emailAddress },
  });

describe('a token', () => {
  it('a token that is not accepted is 401, a missing token is 403; Drive answers in its own format', async () => {
    expect(await refusal(read('other'))).toMatch(/^401 Request had invalid authentication credentials\./);
    const bare = await fetch(`${emulator.url}v4/spreadsheets/${spreadsheetId}`);
    expect([bare.status, await bare.text()]).toEqual([403, expect.stringContaining('unregistered callers')]);
    const wrong = await fetch(`${emulator.url}drive/v3/files`, { headers: { authorization: 'Bearer other' } });
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({
      error: { errors: [{ reason: 'authError', location: 'Authorization' }] },
    });
  });

  it('allows only what its scopes allow', async () => {
    expect((await read('reader')).status).toBe(200);
    expect(await refusal(write('reader'))).toBe('403 Request had insufficient authentication scopes.');
    expect(await refusal(driveAs('reader').files.list({}))).toMatch(/^403 Insufficient Permission/);
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: 'reader' });
    const api = forms({ version: 'v1', rootUrl: emulator.url, auth: client, retry: false });
    expect(await refusal(api.forms.create({ requestBody: {} }))).toMatch(/^403 /);
  });
});

describe('a file', () => {
  it('a file that is not shared is 403 in Sheets and does not exist in Drive', async () => {
    expect(await refusal(read('boris-token'))).toBe('403 The caller does not have permission');
    expect(await refusal(driveAs('boris-token').files.get({ fileId: spreadsheetId }))).toMatch(/^404 File not found/);
    expect((await driveAs('boris-token').files.list({})).data.files).toEqual([]);
  });

  it('may be read by a reader, changed by a writer, deleted by its owner', async () => {
    await share('reader');
    expect((await read('boris-token')).status).toBe(200);
    expect((await driveAs('boris-token').files.list({ q: 'sharedWithMe' })).data.files).toHaveLength(1);
    expect(await refusal(write('boris-token'))).toBe('403 The caller does not have permission');
    await share('writer');
    expect((await write('boris-token')).status).toBe(200);
    expect(await refusal(driveAs('boris-token').files.delete({ fileId: spreadsheetId }))).toMatch(/^403 /);
    expect((await driveAs('anna-token').files.delete({ fileId: spreadsheetId })).status).toBe(204);
  });

  it('tells only those who may change it who else has it', async () => {
    const permissions = () => driveAs('boris-token').permissions.list({ fileId: spreadsheetId });
    const shownTo = async (token: string) =>
      (await driveAs(token).files.get({ fileId: spreadsheetId, fields: 'permissions' })).data.permissions?.length;
    await share('reader');
    expect(await refusal(permissions())).toMatch(/^403 The user does not have sufficient permissions/);
    expect(await shownTo('boris-token')).toBeUndefined();
    expect(await shownTo('anna-token')).toBe(2);
    await share('writer');
    expect((await permissions()).data.permissions).toHaveLength(2);
    expect(await shownTo('boris-token')).toBe(2);
  });

  it('changes its owner by a gift of the owner, or by a pending owner who accepts; a writer cannot take it', async () => {
    const permissionId = (await share('writer')).data.id ?? '';
    const fileId = spreadsheetId;
    const own = (token: string, requestBody: drive_v3.Schema$Permission) =>
      driveAs(token).permissions.update({ fileId, permissionId, requestBody, transferOwnership: true });
    const owner = async () => (await driveAs('anna-token').files.get({ fileId, fields: 'owners' })).data.owners?.[0];
    expect(await refusal(own('boris-token', { role: 'owner' }))).toMatch(/^403 The user does not have sufficient/);
    expect(await refusal(own('boris-token', { pendingOwner: true }))).toMatch(/^403 The user does not have sufficient/);
    expect(await owner()).toMatchObject({ emailAddress: ANNA });
    await own('anna-token', { role: 'writer', pendingOwner: true });
    await own('boris-token', { role: 'owner' });
    expect(await owner()).toMatchObject({ emailAddress: BORIS });
  });

  it('still has ranges that are protected from a writer', async () => {
    await share('writer');
    const requests = [{ addProtectedRange: { protectedRange: { range: { sheetId: 0 } } } }];
    await clientOf(emulator, 'anna-token').spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    expect(await refusal(write('boris-token'))).toContain(PROTECTED);
    expect((await write('anna-token')).status).toBe(200);
  });
});
