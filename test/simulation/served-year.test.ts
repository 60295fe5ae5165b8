import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { forms } from '../../sheets-schema/forms/index.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { BrowsedWorkbook } from '../../simulation/browsed-workbook.ts';
import { Mailbox } from '../../simulation/mailbox.ts';
import { playYear, type Reach } from '../../simulation/play-year.ts';
import { momentOf } from '../../simulation/school-day.ts';
import { CURATOR_EMAIL } from '../../simulation/school-facts.ts';
import { openSchoolWithServer } from '../../simulation/school-with-server.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { openWorkspace, type Workspace } from '../../workspace/workspace.ts';
import { asCurator, idleRun } from './year-kit.ts';

/** The weeks in which most is written: consents, questionnaires and the first answers. */
const FROM = '2026-05-14';
const UNTIL = '2026-06-05';

const clock = () => movingClock(momentOf(FROM, '08:00'));

/** Plays the weeks with the same people. */
async function live(workspace: Workspace, reach: Reach) {
  const asked = { seed: 3, teachers: 5, from: FROM, until: UNTIL, calm: true, progress: () => undefined, reach };
  const { life } = await workspace.store.repeatably(() => playYear(workspace, asked));
  workspace.clock.set(momentOf(UNTIL, '17:00'));
  await workspace.sync();
  return life;
}

/** The school of the functions, which here run in the evening too, as the server does after each change. */
async function withFunctions() {
  const title = 'Программа наставничества 2026';
  const workspace = await openWorkspace({
    port: 0,
    listens: false,
    transport: 'direct',
    secret: undefined,
    clock: clock(),
    seed: 3,
    programYear: 2026,
    title,
    progress: () => undefined,
  });
  const mailbox = new Mailbox(workspace, CURATOR_EMAIL);
  const life = await live(workspace, {
    fresh: () => mailbox.fresh(),
    dayEnds: async () => void (await workspace.sync()),
  });
  return { workspace, life };
}

/** Tabs that say at which moment a run noticed something, or how many letters one run joined. */
const OF_RUNS = [tables.outbox, tables.journal, tables.changes, tables.summary].map(({ title }) => title);

/** The key of a personal link. Each school has another secret. */
const isLinkKey = (cell: unknown) => /^[\da-f]{20}$/.test(String(cell));

/** What people and the programme wrote, by tab. */
async function written(workspace: Workspace) {
  const titles = [...Object.values(tables).map(({ title }) => title), ...Object.values(forms).map(({ tab }) => tab)];
  const { data } = await asCurator(workspace).spreadsheets.values.batchGet({
    spreadsheetId: workspace.spreadsheetId,
    ranges: titles.map((title) => `'${title}'`),
  });
  const tabs = titles.map((title, index) => {
    const rows: readonly (readonly unknown[])[] = data.valueRanges?.[index]?.values ?? [];
    return [title, rows.map((row) => row.filter((cell) => !isLinkKey(cell)))] as const;
  });
  return Object.fromEntries(tabs.filter(([title]) => !OF_RUNS.includes(title)));
}

/** The reasons of the letters that went. The curator's digest is left out, because it depends on the moments of a day's runs. */
async function sentReasons(workspace: Workspace) {
  const workbook = await BrowsedWorkbook.open(asCurator(workspace), workspace.spreadsheetId, ['outbox']);
  return workbook
    .rows('outbox')
    .filter(({ status, notice }) => status === 'sent' && notice !== 'curatorDigest')
    .map(({ noticeKey }) => noticeKey)
    .toSorted();
}

describe('three weeks on a school’s own server, with accounts and SMTP', () => {
  let served: Awaited<ReturnType<typeof openSchoolWithServer>>;
  let functions: Awaited<ReturnType<typeof withFunctions>>;
  let life: Awaited<ReturnType<typeof live>>;

  beforeAll(async () => {
    const data = await mkdtemp(join(tmpdir(), 'served-year-'));
    served = await openSchoolWithServer(data, clock());
    life = await live(served.workspace, served.reach);
    functions = await withFunctions();
    return async () => {
      await served.workspace.close();
      await functions.workspace.close();
      await rm(data, { recursive: true });
    };
  });

  test('every answer was accepted, and every letter arrived once', () => {
    const { answers } = life.chronicle;
    expect(answers.length).toBeGreaterThan(5);
    expect(answers.filter(({ taken }) => !taken)).toEqual([]);
    expect(served.refused).toEqual([]);
    const letters = served.workspace.inbox.messages();
    expect(letters.length).toBeGreaterThan(20);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(letters.length);
  });

  test('leave the same workbook as the functions, and letters for the same reasons', async () => {
    expect(await written(served.workspace)).toEqual(await written(functions.workspace));
    expect(await sentReasons(served.workspace)).toEqual(await sentReasons(functions.workspace));
  });

  test('the journal names the curator’s account, and the next run writes nothing', async () => {
    const { data } = await asCurator(served.workspace).spreadsheets.values.get({
      spreadsheetId: served.workspace.spreadsheetId,
      range: `'${tables.journal.title}'`,
    });
    expect(JSON.stringify(data.values)).toContain(CURATOR_EMAIL);
    const { changes, sent, writes } = await idleRun(served.workspace);
    expect({ changes, sent, writes }).toEqual({ changes: 0, sent: 0, writes: 0 });
  });
});
