import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import Database from 'libsql';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator } from '../../../emulator/index.ts';
import { Store } from '../../../emulator/store.ts';
import { area, clientOf, rows, startWorkspace } from './sheets-client.ts';

let dataFile: string;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rows-'));
  dataFile = join(folder, 'data.sqlite');
  return () => rm(folder, { recursive: true });
});

type Request = sheets_v4.Schema$Request;

const bold = (from: number, to: number): Request => ({
  repeatCell: {
    range: area(from, to, 0, 2),
    cell: { userEnteredFormat: { textFormat: { bold: true } } },
    fields: 'userEnteredFormat',
  },
});
const plain = (from: number, to: number): Request => ({
  repeatCell: { range: area(from, to, 0, 2), cell: {}, fields: 'userEnteredFormat' },
});
const typed = (row: number, text: string): Request => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: row, columnIndex: 1 },
    rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
    fields: 'userEnteredValue',
  },
});
const cleared = (row: number): Request => ({
  updateCells: { range: area(row, row + 1, 0, 3), fields: 'userEnteredValue' },
});
const noted = (row: number): Request => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: row, columnIndex: 2 },
    rows: [{ values: [{ note: 'заметка' }] }],
    fields: 'note',
  },
});

/** All cells of the first spreadsheet, in a new process or in the present one. */
const cellsOf = async (api: sheets_v4.Sheets, spreadsheetId: string) =>
  (await api.spreadsheets.get({ spreadsheetId, includeGridData: true })).data.sheets;

async function reopened(spreadsheetId: string) {
  const emulator = await createEmulator({ dataFile });
  const cells = await cellsOf(clientOf(emulator), spreadsheetId);
  await emulator.close();
  return cells;
}

function stored<T>(collection: string): Map<string, T> {
  const store = Store.open(dataFile);
  const documents = new Map(store.list<T>(collection));
  store.close();
  return documents;
}

describe('rows in the data file', () => {
  it('rows of a formatted column are one document, until they have content', async () => {
    const work = await startWorkspace({}, { dataFile });
    await work.batch(bold(0, 1000));
    await work.batch(typed(3, 'текст'), noted(5));
    const before = await cellsOf(work.api, work.spreadsheetId);
    await work.close();
    expect(stored(`row/${work.spreadsheetId}`).size).toBe(2);
    expect(stored(`blank/${work.spreadsheetId}`).size).toBe(1);
    expect(await reopened(work.spreadsheetId)).toEqual(before);
  });

  it('rows whose content was deleted keep nothing of it', async () => {
    const work = await startWorkspace({}, { dataFile });
    await work.batch(bold(0, 10), typed(3, 'тайна'));
    await work.batch(cleared(3));
    await work.close();
    expect(stored(`row/${work.spreadsheetId}`).size).toBe(0);
  });

  it('rows of an earlier version can be read and changed', async () => {
    const work = await startWorkspace({}, { dataFile });
    const id = work.spreadsheetId;
    await work.batch(bold(0, 4), typed(1, 'текст'));
    const before = await cellsOf(work.api, id);
    await work.close();
    const store = Store.open(dataFile);
    type Run = [number, number, number, string?];
    const sheet = store.get<{ rowRuns: Run[] }>(`sheet/${id}`, '0') ?? { rowRuns: [] };
    store.transaction(() => {
      for (const [, first, count, blank] of sheet.rowRuns) {
        const common = blank && store.get<object>(`blank/${id}`, blank);
        for (let row = first; common && row < first + count; row++)
          store.put(`row/${id}`, String(row), { id: row, ...common });
      }
      store.put(`sheet/${id}`, '0', { ...sheet, rowRuns: sheet.rowRuns.map((run) => run.slice(0, 3)) });
    });
    store.close();
    const earlier = new Database(dataFile);
    earlier.exec('PRAGMA user_version = 1');
    earlier.close();

    expect(await reopened(id)).toEqual(before);
    const emulator = await createEmulator({ dataFile });
    const api = clientOf(emulator);
    const requests = [typed(2, 'ещё'), cleared(1), { deleteDimension: { range: rows(0, 1) } }];
    await api.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests } });
    const after = await cellsOf(api, id);
    await emulator.close();
    expect(await reopened(id)).toEqual(after);
  });

  it('are the same after closing and opening, whatever changed before', async () => {
    const place = fc.nat({ max: 7 });
    const request = fc.oneof(
      fc.tuple(place, place).map(([a, b]) => bold(Math.min(a, b), Math.max(a, b) + 1)),
      fc.tuple(place, place).map(([a, b]) => plain(Math.min(a, b), Math.max(a, b) + 1)),
      place.map((row) => typed(row, `текст ${row}`)),
      place.map(cleared),
      place.map(noted),
      place.map((row): Request => ({ insertDimension: { range: rows(row, row + 2) } })),
      place.map((row): Request => ({ deleteDimension: { range: rows(row, row + 1) } })),
      place.map((row): Request => ({ moveDimension: { source: rows(row, row + 1), destinationIndex: 9 } })),
      fc.constant<Request>({
        sortRange: { range: area(0, 8, 0, 3), sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] },
      }),
      fc.constant<Request>({ addSheet: { properties: { title: 'Другая' } } }),
    );
    const batches = fc.array(fc.array(request, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        await rm(dataFile, { force: true });
        const work = await startWorkspace({}, { dataFile });
        for (const requests of all) {
          // A second tab with the same title is refused; the other batches count.
          await work.batch(...requests).catch(() => undefined);
        }
        const before = await cellsOf(work.api, work.spreadsheetId);
        await work.close();
        expect(await reopened(work.spreadsheetId)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
