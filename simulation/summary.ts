import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { summaryBlocks } from '../sheets-schema/tables/summary.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { BrowsedWorkbook, type Seen } from './browsed-workbook.ts';
import type { Played, YearToPlay } from './play-year.ts';

/** The year's figures in `summary.json`. The same seed gives the same bytes. */
export interface YearSummary {
  readonly seed: number;
  readonly teachers: number;
  readonly from: string;
  readonly until: string;
  readonly activities: readonly { readonly id: string; readonly status: string; readonly doneOn: string | null }[];
  readonly people: {
    readonly registered: number;
    readonly consented: number;
    readonly withdrawn: number;
    readonly mentees: number;
    readonly mentors: number;
  };
  readonly pairs: { readonly active: number; readonly ended: number; readonly unmatchedMentees: number };
  readonly meetings: { readonly held: number; readonly overdue: number };
  readonly mail: {
    readonly sent: number;
    readonly distinctKeys: number;
    readonly byNotice: Readonly<Record<string, number>>;
  };
  readonly problems: { readonly found: number; readonly open: number };
  readonly google: Workspace['calls'];
  readonly indicators: readonly {
    readonly key: string;
    readonly k: number;
    readonly n: number;
    readonly percent: number | null;
    readonly target: number;
  }[];
}

const TABS = ['roadmap', 'summary', 'people', 'pairs', 'outbox', 'problems'] as const;

/** Makes a function that finds a row by key, in a block of «Сводка». */
function block(workbook: BrowsedWorkbook, name: 'people' | 'indicators'): (key: string) => Seen<'summary'> | undefined {
  const { title, rows } = summaryBlocks[name];
  const labels: Readonly<Record<string, string>> = rows;
  const shown = workbook.rows('summary').filter((row) => row.block === title);
  return (key) => shown.find((row) => row.name === labels[key]);
}

function peopleFigures(workbook: BrowsedWorkbook): YearSummary['people'] {
  const shown = block(workbook, 'people');
  const count = (key: keyof typeof summaryBlocks.people.rows) => shown(key)?.k ?? 0;
  return {
    registered: workbook.rows('people').filter(({ code }) => code !== undefined).length,
    consented: count('consented'),
    withdrawn: count('withdrawn'),
    mentees: count('mentees'),
    mentors: count('mentors'),
  };
}

function indicatorFigures(workbook: BrowsedWorkbook): YearSummary['indicators'] {
  const shown = block(workbook, 'indicators');
  return Object.keys(summaryBlocks.indicators.rows).map((key) => {
    const { k = 0, n = 0, percent, target = 0 } = shown(key) ?? { at: 0 };
    return { key, k, n, percent: percent ?? null, target };
  });
}

function noticeFigures(workbook: BrowsedWorkbook): YearSummary['mail']['byNotice'] {
  const counts: Record<string, number> = {};
  for (const { status, notice } of workbook.rows('outbox')) {
    if (status === 'sent' && notice) counts[notice] = (counts[notice] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Collects the figures from what anybody can see: the workbook, the inbox and the call counters. */
export async function yearSummary(
  api: sheets_v4.Sheets,
  workspace: Workspace,
  { life }: Played,
  { seed, teachers, from, until }: YearToPlay,
): Promise<YearSummary> {
  const workbook = await BrowsedWorkbook.open(api, workspace.spreadsheetId, TABS);
  const letters = workspace.inbox.messages();
  const pairs = workbook.rows('pairs');
  const active = pairs.filter(({ status }) => status === 'active');
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const open = workbook.rows('problems').map(({ sheet, cell, code, reason }) => [sheet, cell, code, reason].join('|'));
  const { syncs, reads, writes, conflicts } = workspace.calls;
  return {
    seed,
    teachers,
    from,
    until,
    activities: workbook
      .rows('roadmap')
      .map(({ id = '', status = '', doneOn }) => ({ id, status, doneOn: doneOn ?? null })),
    people: peopleFigures(workbook),
    pairs: {
      active: active.length,
      ended: pairs.filter(({ status }) => status === 'ended' || status === 'dissolved').length,
      unmatchedMentees: block(workbook, 'people')('unpaired')?.k ?? 0,
    },
    meetings: {
      held: sum(pairs.map(({ meetingsHeld }) => meetingsHeld ?? 0)),
      overdue: active.filter(({ nextDueOn }) => nextDueOn !== undefined && nextDueOn < until).length,
    },
    mail: {
      sent: letters.length,
      distinctKeys: new Set(letters.map(({ messageId }) => messageId)).size,
      byNotice: noticeFigures(workbook),
    },
    problems: { found: new Set([...life.chronicle.problems, ...open]).size, open: open.length },
    google: { syncs, reads, writes, conflicts },
    indicators: indicatorFigures(workbook),
  };
}
