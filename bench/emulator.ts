import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './runner/bench.ts';
import { startServer } from './runner/processes.ts';
import { row } from './runner/row.ts';
import { medianTimes } from './runner/timing.ts';

const ROWS = 1000;
const COLUMNS = 10;

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

/** The answer's text. @throws when the server refuses */
async function answerOf(root: string, { method, path, body }: Call): Promise<string> {
  const response = await fetch(root + path, {
    method,
    headers: { authorization: 'Bearer bench@example.org', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return text;
}

const cells = (row: number): string[] =>
  Array.from({ length: COLUMNS }, (_, column) => `Ответ ${row}.${column}: наставник помог`);

async function filledSpreadsheet(root: string): Promise<string> {
  const grid = { title: 'Ответы', sheetId: 0, gridProperties: { rowCount: ROWS, columnCount: COLUMNS } };
  const created = await answerOf(root, {
    method: 'POST',
    path: 'v4/spreadsheets',
    body: { sheets: [{ properties: grid }] },
  });
  const { spreadsheetId } = JSON.parse(created) as { spreadsheetId: string };
  const values = Array.from({ length: ROWS }, (_, row) => cells(row));
  await answerOf(root, {
    method: 'POST',
    path: `v4/spreadsheets/${spreadsheetId}/values:batchUpdate`,
    body: { valueInputOption: 'RAW', data: [{ range: 'A1:J1000', values }] },
  });
  return spreadsheetId;
}

export const bench: Bench = {
  claim: 'The emulator answers close to what a bare `node:http` server needs to send the same bytes.',
  async *rows() {
    const data = await mkdtemp(join(tmpdir(), 'nastavnik-bench-'));
    const emulator = await startServer('emulator/main.ts', ['--data', data]);
    const bare = await startServer('bench/emulator/bare-server.ts');
    try {
      const spreadsheetId = await filledSpreadsheet(emulator.url);
      const read: Call = { method: 'GET', path: `v4/spreadsheets/${spreadsheetId}/values:batchGet?ranges=A1:J1000` };
      await fetch(bare.url + read.path, { method: 'PUT', body: await answerOf(emulator.url, read) });
      const { ours, peer } = await medianTimes(
        { ours: () => answerOf(emulator.url, read), peer: () => answerOf(bare.url, read) },
        { rounds: 30, warmUp: 5 },
      );
      yield row({
        name: 'emulator/batchGet/10000-cells',
        metric: 'ms',
        ours,
        peer: { name: 'bare node:http', value: peer },
      });
    } finally {
      await Promise.all([emulator.stop(), bare.stop()]);
      await rm(data, { recursive: true, force: true });
    }
  },
};
