import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator } from '../../../emulator/index.ts';
import { Store } from '../../../emulator/store.ts';
import { clientOf, startWorkspace } from './sheets-client.ts';

let dataFile: string;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'metadata-'));
  dataFile = join(folder, 'data.sqlite');
  return () => rm(folder, { recursive: true });
});

const visibility = 'DOCUMENT';
const add = (metadataId: number, metadataValue: string) => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataId, metadataKey: 'mark', metadataValue, location: { spreadsheet: true }, visibility },
  },
});
const drop = (metadataId: number) => ({
  deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
});

/** Makes the marks 1, 3 and 2, in this order: mark 2 is removed and added again with the same id. */
async function marked(): Promise<string> {
  const work = await startWorkspace({}, { dataFile });
  await work.batch(add(1, 'первая'), add(2, 'вторая'), add(3, 'третья'), add(4, 'лишняя'));
  await work.batch(drop(2), drop(4), add(2, 'снова вторая'));
  await work.close();
  return work.spreadsheetId;
}

async function values(spreadsheetId: string) {
  const emulator = await createEmulator({ dataFile });
  const { data } = await clientOf(emulator).spreadsheets.get({ spreadsheetId });
  await emulator.close();
  return data.developerMetadata?.map(({ metadataId, metadataValue }) => [metadataId, metadataValue]);
}

const EXPECTED = [
  [1, 'первая'],
  [3, 'третья'],
  [2, 'снова вторая'],
];

/** The documents of a collection in the data file. */
function stored<T>(collection: string): Map<string, T> {
  const store = Store.open(dataFile);
  const documents = new Map(store.list<T>(collection));
  store.close();
  return documents;
}

describe('developer metadata in the data file', () => {
  it('come back in their order', async () => {
    const id = await marked();
    expect(await values(id)).toEqual(EXPECTED);
    expect([...stored(`metadata/${id}`).keys()].sort()).toEqual(['1', '2', '3']);
  });

  it('are stored once each, not with every change of the spreadsheet', async () => {
    const id = await marked();
    expect(JSON.stringify([...stored('spreadsheet')])).not.toContain('первая');
    expect(JSON.stringify([...stored(`metadata/${id}`)])).toContain('первая');
  });

  it('developer metadata of an earlier version are read, and stored anew with the next change', async () => {
    const id = await marked();
    const store = Store.open(dataFile);
    const { marks, ...head } = store.get<{ marks: number[] }>('spreadsheet', id) ?? { marks: [] };
    const metadata = marks.map((mark) => store.get(`metadata/${id}`, String(mark)));
    store.transaction(() => {
      store.put('spreadsheet', id, { ...head, metadata });
      for (const mark of marks) store.delete(`metadata/${id}`, String(mark));
    });
    store.close();
    expect(await values(id)).toEqual(EXPECTED);

    const emulator = await createEmulator({ dataFile });
    const requests = [{ updateSpreadsheetProperties: { fields: 'title', properties: { title: 'Новая' } } }];
    await clientOf(emulator).spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests } });
    await emulator.close();
    expect(await values(id)).toEqual(EXPECTED);
    expect(JSON.stringify([...stored('spreadsheet')])).not.toContain('первая');
  });

  it('disappear with their spreadsheet', async () => {
    const id = await marked();
    const emulator = await createEmulator({ dataFile });
    await emulator.fetch(`${emulator.url}drive/v3/files/${id}`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer anna@example.org' },
    });
    await emulator.close();
    expect(stored(`metadata/${id}`).size).toBe(0);
  });
});
