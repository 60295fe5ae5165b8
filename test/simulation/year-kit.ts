import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { firstDayOfMonth } from '../../functions/domain/calendar/day.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { SEED_START } from '../../sheets-schema/roadmap.ts';
import { type Played, playYear, type YearToPlay } from '../../simulation/play-year.ts';
import { momentOf } from '../../simulation/school-day.ts';
import { CURATOR_EMAIL } from '../../simulation/school-facts.ts';
import { type YearSummary, yearSummary } from '../../simulation/summary.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { openWorkspace, type Transport, type WorkMode, type Workspace } from '../../workspace/workspace.ts';

export interface LivedYear {
  readonly workspace: Workspace;
  readonly played: Played;
  readonly summary: YearSummary;
}

export type YearAsked = Pick<
  YearToPlay,
  'seed' | 'teachers' | 'startMonth' | 'months' | 'until' | 'calm' | 'staff' | 'key' | 'facts' | 'isOff'
> & {
  readonly mode?: WorkMode;
  /** Without a network by default. Another test compares both transports. */
  readonly transport?: Transport;
  /** The port of the server; without a server, the port in links. Any free port by default. */
  readonly port?: number;
};

/** The real client, signed in as the curator. */
export function asCurator({ accessOf }: Workspace) {
  const { rootUrl = '', auth } = accessOf(CURATOR_EMAIL);
  return sheets({ version: 'v4', auth, rootUrl });
}

/** Plays a year in memory. `watch` may wrap the workspace before the timer uses it. */
export async function liveYear(asked: YearAsked, watch = (workspace: Workspace) => workspace): Promise<LivedYear> {
  const from = firstDayOfMonth(2026, asked.startMonth ?? SEED_START);
  const workspace = await openWorkspace({
    port: asked.port ?? 0,
    listens: asked.transport === 'http',
    transport: asked.transport ?? 'direct',
    secret: undefined,
    clock: movingClock(momentOf(from, '08:00')),
    seed: asked.seed,
    programYear: 2026,
    title: 'Программа наставничества 2026',
    progress: () => undefined,
    ...(asked.mode ? { mode: asked.mode } : {}),
  });
  const year = { ...asked, from, progress: () => undefined };
  const played = await playYear(watch(workspace), year);
  workspace.clock.set(momentOf(asked.until, '17:00'));
  await workspace.sync();
  return { workspace, played, summary: await yearSummary(asCurator(workspace), workspace, played, year) };
}

/** The cost of a timer's run when nothing is new. */
export async function idleRun(workspace: Workspace) {
  await workspace.sync();
  const before = workspace.calls;
  const { changes, sent } = await workspace.sync();
  const after = workspace.calls;
  return { changes, sent, reads: after.reads - before.reads, writes: after.writes - before.writes };
}

/** How often each question of each form was answered, from the tabs with the answers: «preference.choice1» → 7. */
export async function answersByQuestion(workspace: Workspace): Promise<Readonly<Record<string, number>>> {
  const api = asCurator(workspace);
  const { spreadsheetId } = workspace;
  const all = Object.values(forms);
  const { data } = await api.spreadsheets.values.batchGet({ spreadsheetId, ranges: all.map(({ tab }) => `'${tab}'`) });
  const counts = all.flatMap(({ name, questions }, index) => {
    const [head = [], ...rows] = data.valueRanges?.[index]?.values ?? [];
    return Object.entries(questions).map(([field, { title }]) => {
      const at = head.indexOf(title);
      return [`${name}.${field}`, rows.filter((row) => at >= 0 && row[at]).length] as const;
    });
  });
  return Object.fromEntries(counts);
}
