import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { driveNotes } from '../../../functions/gateways/drive-notes.ts';
import { bearerAccess, type GoogleAccess } from '../../../functions/gateways/google-auth.ts';
import { GoogleError } from '../../../functions/gateways/google-error.ts';
import { googleSheets } from '../../../functions/gateways/google-sheets.ts';
import { defaultRetryPolicy } from '../../../functions/gateways/retry-policy.ts';

const OWNER = 'owner@school.example.org';
const READER_SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.readonly',
];

let emulator: Emulator;
let fileId: string;

const access = (identity: string): GoogleAccess => ({
  ...bearerAccess(emulator.url, identity),
  retryPolicy: { ...defaultRetryPolicy, maximumAttempts: 2, pause: async () => undefined },
});
const files = () => {
  const { rootUrl = '', auth } = bearerAccess(emulator.url, OWNER);
  return drive({ version: 'v3', rootUrl, auth }).files;
};

beforeAll(async () => {
  const reader = { identity: OWNER, scopes: READER_SCOPES };
  emulator = await createEmulator({
    seed: 1,
    sharing: true,
    auth: { [OWNER]: OWNER, reader, stranger: 'stranger@example.org' },
  });
  fileId = (await googleSheets(access(OWNER)).create({ properties: { title: 'Школа' } })).spreadsheetId ?? '';
  return () => emulator.close();
});

describe('a note on a file', () => {
  it('is empty at first, then has the last content, and keeps to the limits of Drive', async () => {
    const notes = driveNotes(access(OWNER));
    expect(await notes.recall(fileId)).toBeUndefined();
    const long = 'x'.repeat(notes.room);
    await notes.note(fileId, long);
    expect(await notes.recall(fileId)).toBe(long);
    const { data } = await files().get({ fileId, fields: 'appProperties' });
    const kept = Object.entries(data.appProperties ?? {});
    expect(kept.length).toBeLessThanOrEqual(30);
    for (const [name, value] of kept) expect(Buffer.byteLength(name + value)).toBeLessThanOrEqual(124);
    await notes.note(fileId, 'short');
    expect(await notes.recall(fileId)).toBe('short');
  });

  it('is copied with the file, and does not name the original file', async () => {
    await driveNotes(access(OWNER)).note(fileId, 'of the first');
    const { data } = await files().copy({ fileId, requestBody: { name: 'Копия' } });
    expect(await driveNotes(access(OWNER)).recall(data.id ?? '')).toBe('of the first');
  });

  it.each([
    ['who may only read', 'reader'],
    ['who may not even see the file', 'stranger'],
  ])('of one %s is not written, and nothing fails', async (_, identity) => {
    await driveNotes(access(OWNER)).note(fileId, 'as it was');
    await driveNotes(access(identity)).note(fileId, 'changed');
    expect(await driveNotes(access(OWNER)).recall(fileId)).toBe('as it was');
    expect([undefined, 'as it was']).toContain(await driveNotes(access(identity)).recall(fileId));
  });

  it('is reported as unavailable, not as empty, while Google is unavailable', async () => {
    const away: GoogleAccess = {
      ...bearerAccess('http://127.0.0.1:9/', OWNER),
      retryPolicy: { ...defaultRetryPolicy, maximumAttempts: 1 },
    };
    await expect(driveNotes(away).recall(fileId)).rejects.toThrow(GoogleError);
  });
});
