import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answerOf, type Call, call } from './emulator/call.ts';
import { lowerBound } from './emulator/lower-bound.ts';
import type { Bench } from './runner/bench.ts';
import { type ServerProcess, startServer } from './runner/processes.ts';
import { type Row, row } from './runner/row.ts';
import { medianTimes } from './runner/timing.ts';
import { writtenSchool } from './school/school.ts';

const COLUMNS = 10;
const TEACHERS = 60;
const MILLION = 1_000_000;
const BARE = 'bare node:http, same bytes';

const cellsOf = (row: number): string[] =>
  Array.from({ length: COLUMNS }, (_, column) => `Ответ ${row}.${column}: наставник помог`);
const rowsOf = (cells: number, from = 0) => Array.from({ length: cells / COLUMNS }, (_, row) => cellsOf(from + row));

async function create(root: string, sheets: object[]): Promise<string> {
  const { spreadsheetId } = JSON.parse(await answerOf(root, call('v4/spreadsheets', { sheets }))) as {
    spreadsheetId: string;
  };
  return spreadsheetId;
}

const grid = (title: string, rowCount: number, columnCount: number) => ({
  properties: { title, gridProperties: { rowCount, columnCount } },
});

const write = (id: string, data: readonly object[]) =>
  call(`v4/spreadsheets/${id}/values:batchUpdate`, { valueInputOption: 'RAW', data });

const read = (id: string, ranges: readonly string[]) =>
  call(
    `v4/spreadsheets/${id}/values:batchGet?${ranges.map((range) => `ranges=${encodeURIComponent(range)}`).join('&')}`,
  );

/** Creates a spreadsheet with every tab of a school, filled in. */
async function schoolAt(root: string): Promise<Call> {
  const tabs = [...writtenSchool(TEACHERS).tabs.values()];
  const id = await create(
    root,
    tabs.map(({ title, rowCount, columnCount }) => grid(title, rowCount, columnCount)),
  );
  const data = tabs.map(({ title, cells }) => ({
    range: `'${title}'!A1`,
    values: cells.map((line) => Array.from(line, (cell) => cell ?? null)),
  }));
  await answerOf(root, write(id, data));
  return read(
    id,
    tabs.map(({ title }) => `'${title}'`),
  );
}

/** Compares the emulator with a server that only sends the same bytes. The difference in time is the emulator's own work. */
async function besideBare(name: string, emulator: string, bare: string, wanted: Call): Promise<Row> {
  await fetch(bare + wanted.path, { method: 'PUT', body: await answerOf(emulator, wanted) });
  const { ours, peer } = await medianTimes(
    { ours: () => answerOf(emulator, wanted), peer: () => answerOf(bare, wanted) },
    { rounds: 21, warmUp: 5 },
  );
  const note = `our own work: ${Math.round((1 - peer / ours) * 100)} % of the time`;
  return row({ name, metric: 'ms', ours, peer: { name: BARE, value: peer }, note });
}

/** Compares reading and writing 10,000 cells with the work that any such server needs: transfer, JSON and SQLite. */
async function* besideLowerBound(emulator: string, bare: string, folder: string): AsyncIterable<Row> {
  const cells = 10_000;
  const rows = rowsOf(cells);
  const id = await create(emulator, [grid('Ответы', cells / COLUMNS, COLUMNS)]);
  const writing = write(id, [{ range: 'A1', values: rows }]);
  const reading = read(id, [`A1:J${cells / COLUMNS}`]);
  const least = lowerBound(folder);
  try {
    for (const each of [writing, reading]) {
      await fetch(bare + each.path, { method: 'PUT', body: await answerOf(emulator, each) });
    }
    const times = await medianTimes(
      {
        write: () => answerOf(emulator, writing),
        writeLeast: async () => {
          least.write(writing.body ?? '', rows);
          await answerOf(bare, writing);
        },
        read: () => answerOf(emulator, reading),
        readLeast: async () => {
          least.read(rows.length);
          await answerOf(bare, reading);
        },
      },
      { rounds: 21, warmUp: 5 },
    );
    const against = (name: string, ours: number, value: number) =>
      row({
        name: `emulator/${name}/${cells}-cells`,
        metric: 'ms',
        ours,
        peer: { name: 'bare HTTP + JSON + SQLite', value },
        goal: { ratioAtMost: 2 },
      });
    yield against('batchUpdate', times.write, times.writeLeast);
    yield against('batchGet', times.read, times.readLeast);
  } finally {
    least.close();
  }
}

async function* million(emulator: ServerProcess): AsyncIterable<Row> {
  const portion = 10_000;
  const id = await create(emulator.url, [grid('Ответы', MILLION / COLUMNS, COLUMNS)]);
  const began = performance.now();
  for (let from = 0; from < MILLION / COLUMNS; from += portion / COLUMNS) {
    await answerOf(emulator.url, write(id, [{ range: `A${from + 1}`, values: rowsOf(portion, from) }]));
  }
  yield row({ name: 'emulator/1000000-cells/fill', metric: 's', ours: (performance.now() - began) / 1000 });
  const one = write(id, [{ range: 'A5000', values: [cellsOf(1)] }]);
  const part = read(id, ['A50001:J51000']);
  const times = await medianTimes(
    { one: () => answerOf(emulator.url, one), part: () => answerOf(emulator.url, part) },
    { rounds: 7 },
  );
  yield row({ name: 'emulator/1000000-cells/write-10', metric: 'ms', ours: times.one });
  yield row({ name: 'emulator/1000000-cells/read-10000', metric: 'ms', ours: times.part });
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(emulator.pid)]);
  yield row({ name: 'emulator/1000000-cells/memory', metric: 'MB', ours: Number(stdout) / 1024 });
}

async function resetTime(root: string): Promise<number> {
  const { reset } = await medianTimes(
    { reset: () => answerOf(root, call('emulator/reset', {})) },
    { rounds: 1, warmUp: 0 },
  );
  return reset;
}

export const bench: Bench = {
  claim:
    'The emulator starts in 1 s, is reset in 50 ms, and answers 10,000 cells within twice the time that the transfer, JSON and SQLite alone need.',
  async *rows() {
    const data = await mkdtemp(join(tmpdir(), 'nastavnik-bench-'));
    const began = performance.now();
    const emulator = await startServer('emulator/main.ts', ['--data', data]);
    yield row({ name: 'emulator/start', metric: 'ms', ours: performance.now() - began, goal: { atMost: 1000 } });
    const bare = await startServer('bench/emulator/bare-server.ts');
    try {
      yield await besideBare('emulator/batchGet/school-of-60', emulator.url, bare.url, await schoolAt(emulator.url));
      const id = await create(emulator.url, [grid('Ответы', 500, COLUMNS)]);
      const writing = write(id, [{ range: 'A1', values: rowsOf(5000) }]);
      yield await besideBare('emulator/batchUpdate/5000-cells', emulator.url, bare.url, writing);
      yield* besideLowerBound(emulator.url, bare.url, data);
      yield row({ name: 'emulator/reset', metric: 'ms', ours: await resetTime(emulator.url), goal: { atMost: 50 } });
      yield* million(emulator);
    } finally {
      await Promise.all([emulator.stop(), bare.stop()]);
      await rm(data, { recursive: true, force: true });
    }
  },
};
