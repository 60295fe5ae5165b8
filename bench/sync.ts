import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sync } from '../functions/jobs/sync.ts';
import { READ_FIELDS } from '../functions/workbook/read.ts';
import { date } from '../sheets-schema/cell.ts';
import type { Bench } from './runner/bench.ts';
import { jsonOf, startServer } from './runner/processes.ts';
import { type Row, row } from './runner/row.ts';
import { growthExponent, medianTimes } from './runner/timing.ts';
import { TODAY } from './school/calendar.ts';
import { writtenSchool } from './school/school.ts';
import type { PlanCost } from './sync/measure-plan.ts';
import { type OpenSchool, openSchool } from './sync/open-school.ts';

const SMALL = 60;
const SIZES = [375, 750, 1500, 3000];
const LARGE = 3000;
const GOAL_MS: Readonly<Record<number, number>> = { [SMALL]: 50, [LARGE]: 2000 };
const GROWTH = 1.15;

const LOWER_BOUND = 'JSON.parse of the same values';

/** Counts the calls of one sync, in one row for reads and one row for writes. `reads` and `writes` are the promised numbers. */
async function counted(name: string, { school }: OpenSchool, reads: number, writes: number): Promise<Row[]> {
  const before = { ...school.sheets.calls };
  const { changes, sent } = await sync(school);
  const note = `${changes} changes, ${sent} letters`;
  return [
    row({ name, metric: 'reads', ours: school.sheets.calls.reads - before.reads, goal: { exactly: reads }, note }),
    row({ name, metric: 'writes', ours: school.sheets.calls.writes - before.writes, goal: { exactly: writes } }),
  ];
}

async function* calls(url: string): AsyncIterable<Row> {
  const written = writtenSchool(SMALL);
  const open = await openSchool(url, written);
  try {
    const { school } = open;
    while ((await sync(school)).changes > 0);
    yield* await counted('sync/calls/no-change', open, 1, 0);
    // The document's number changes the document's state, but causes no letter.
    await open.type({ tab: 'documents', row: 1, column: 'number' }, '12-ОД');
    yield* await counted('sync/calls/changed', open, 1, 1);
    // The invitation of a new person causes a letter.
    const row60 = { tab: 'people', row: SMALL + 1 };
    await open.type({ ...row60, column: 'name' }, 'Тестовая Анна Ивановна');
    await open.type({ ...row60, column: 'email' }, 'anna@example.org');
    await open.type({ ...row60, column: 'invitedOn' }, date.write(TODAY) as number);
    yield* await counted('sync/calls/letter-sent', open, 1, 2);

    const address = `${url}v4/spreadsheets/${school.spreadsheetId}?prettyPrint=false&fields=${encodeURIComponent(READ_FIELDS)}`;
    const times = await medianTimes(
      { ours: () => sync(school), peer: async () => (await fetch(address)).json() },
      { rounds: 9 },
    );
    yield row({
      name: 'sync/no-change',
      metric: 'ms',
      ours: times.ours,
      peer: { name: 'fetch and JSON.parse of the same answer', value: times.peer },
    });
  } finally {
    await open.close();
  }
}

function costRows(teachers: number, cost: PlanCost): Row[] {
  const name = `${teachers}-people-${cost.answers}-answers`;
  const peer = { name: LOWER_BOUND, value: cost.json };
  const goal = GOAL_MS[teachers];
  return [
    row({
      name: `sync/plan/${name}`,
      metric: 'ms of CPU',
      ours: cost.plan,
      peer,
      ...(goal === undefined ? {} : { goal: { atMost: goal } }),
    }),
    row({ name: `sync/read-plan-diff/${name}`, metric: 'ms of CPU', ours: cost.whole, peer }),
    row({
      name: `sync/memory/${name}`,
      metric: 'MB of heap',
      ours: cost.heap,
      note: `process: ${Math.round(cost.resident)} MB`,
    }),
  ];
}

async function* plans(): AsyncIterable<Row> {
  const measured: { size: number; cost: PlanCost }[] = [];
  for (const size of [SMALL, ...SIZES]) {
    const cost = await jsonOf<PlanCost>('bench/sync/measure-plan.ts', [String(size), size === SMALL ? '30' : '3']);
    if (size !== SMALL) measured.push({ size, cost });
    yield* costRows(size, cost);
  }
  const growth = (name: string, costOf: (cost: PlanCost) => number) =>
    row({
      name: `sync/growth/${name}`,
      metric: 'exponent',
      ours: growthExponent(measured.map(({ size, cost }) => ({ size, cost: costOf(cost) }))),
      goal: { atMost: GROWTH },
      note: `${SIZES.join(', ')} people`,
    });
  yield growth('plan', ({ plan }) => plan);
  yield growth('read-plan-diff', ({ whole }) => whole);
  yield growth('memory', ({ heap }) => heap);
}

export const bench: Bench = {
  claim:
    'A sync asks Google for as little as can be, and plans a school of 60 in 50 ms and one of 3,000 people in 2 s; time and memory grow with the school.',
  async *rows() {
    const data = await mkdtemp(join(tmpdir(), 'nastavnik-bench-'));
    const emulator = await startServer('emulator/main.ts', ['--data', data]);
    try {
      yield* calls(emulator.url);
    } finally {
      await emulator.stop();
      await rm(data, { recursive: true, force: true });
    }
    yield* plans();
  },
};
