import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { auth, sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeEach, expect, it } from 'vitest';

let data: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'emulator-'));
  return () => {
    for (const each of running.splice(0)) each.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  };
});

async function start(): Promise<{ child: ChildProcess; api: sheets_v4.Sheets }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts', '--data', data]);
  running.push(child);
  if (!child.stdout) throw new Error('The child has no output.');
  for await (const line of createInterface(child.stdout)) {
    const [rootUrl] = /http:\/\/\S+/.exec(line) ?? [];
    if (!rootUrl) continue;
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: 'anna@example.org' });
    return { child, api: sheets({ version: 'v4', rootUrl, auth: client, retry: false }) };
  }
  throw new Error('The emulator printed no address.');
}

/** Each write puts its number into two cells of two tabs and adds a named range: all changes or no change. */
function write(api: sheets_v4.Sheets, spreadsheetId: string, number: number) {
  const cell = (sheetId: number) => ({
    updateCells: {
      start: { sheetId, rowIndex: number, columnIndex: 0 },
      rows: [{ values: [{ userEnteredValue: { numberValue: number + 1 } }] }],
      fields: 'userEnteredValue',
    },
  });
  const range = { sheetId: 1, startRowIndex: number, endRowIndex: number + 1, startColumnIndex: 0, endColumnIndex: 1 };
  const requests = [cell(0), { addNamedRange: { namedRange: { name: `n_${number}`, range } } }, cell(1)];
  return api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
}

it('kill -9 during eight concurrent writers loses no acknowledged write and leaves no partial one', async () => {
  const { child, api: first } = await start();
  const tabs = [{ properties: { sheetId: 0 } }, { properties: { sheetId: 1, title: 'Second' } }];
  const { data: made } = await first.spreadsheets.create({ requestBody: { sheets: tabs } });
  const spreadsheetId = made.spreadsheetId ?? '';
  const answered: number[] = [];
  let next = 0;
  const writeUntilRefused = async (): Promise<void> => {
    for (;;) {
      const number = next++;
      const done = await write(first, spreadsheetId, number).then(
        () => true,
        () => false,
      );
      if (!done) return;
      answered.push(number);
      if (answered.length === 40) child.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: 8 }, writeUntilRefused));
  expect(answered.length).toBeGreaterThanOrEqual(40);
  await (child.signalCode === null ? once(child, 'close') : undefined);
  expect(child.signalCode).toBe('SIGKILL');

  const { api: again } = await start();
  const { data: kept } = await again.spreadsheets.get({
    spreadsheetId,
    fields: 'namedRanges.name,sheets.data.rowData.values.userEnteredValue',
  });
  const numbers = (tab: number) =>
    (kept.sheets?.[tab]?.data?.[0]?.rowData ?? []).flatMap((row, index) =>
      row.values?.[0]?.userEnteredValue?.numberValue === index + 1 ? [index] : [],
    );
  const named = (kept.namedRanges ?? []).map(({ name }) => Number(name?.slice(2))).sort((a, b) => a - b);
  expect(numbers(0)).toEqual(numbers(1));
  expect(numbers(0)).toEqual(named);
  expect(answered.filter((number) => !named.includes(number))).toEqual([]);
});
