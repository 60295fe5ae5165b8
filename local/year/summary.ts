import { isOverdue } from '../../functions/domain/meetings/due-meetings.ts';
import { tookPart } from '../../functions/domain/monitoring/took-part.ts';
import type { Plan } from '../../functions/domain/plan.ts';
import type { Workspace } from '../workspace.ts';
import type { Played, YearToPlay } from './play-year.ts';

/** The year in figures, as it is written to `summary.json`. The same seed gives the same bytes. */
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

function mailFigures({ standing }: Plan, workspace: Workspace): YearSummary['mail'] {
  const messages = workspace.inbox.messages();
  const byNotice: Record<string, number> = {};
  for (const { status, notice } of standing.programme.tables.outbox) {
    if (status === 'sent' && notice) byNotice[notice] = (byNotice[notice] ?? 0) + 1;
  }
  return {
    sent: messages.length,
    distinctKeys: new Set(messages.map(({ messageId }) => messageId)).size,
    byNotice: Object.fromEntries(Object.entries(byNotice).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Gathers the figures from the last plan, the inbox and the counters of calls. */
export function yearSummary(
  plan: Plan,
  { problemsFound }: Played,
  workspace: Workspace,
  { seed, teachers, from, until }: YearToPlay,
): YearSummary {
  const { standing, tables } = plan;
  const { intake, pairs, meetings, due, context } = standing;
  const codes = [...intake.people.keys()];
  const { consents } = intake;
  const matched = new Set(
    pairs.filter(({ status }) => status === 'active' || status === 'ended').flatMap(({ mentees }) => mentees),
  );
  const tookPartAs = new Set(tookPart(standing).map(({ code, role }) => `${code}|${role}`));
  const members = (role: 'mentee' | 'mentor') => (role === 'mentee' ? intake.mentees : intake.mentors);
  return {
    seed,
    teachers,
    from,
    until,
    activities: standing.activities.map(({ id, status, doneOn }) => ({ id, status, doneOn: doneOn ?? null })),
    people: {
      registered: codes.length,
      consented: codes.filter((code) => consents.valid(code, 'processing', context.today)).length,
      withdrawn: codes.filter((code) => consents.decision(code, 'processing', context.today) === 'withdrawn').length,
      mentees: members('mentee').length,
      mentors: members('mentor').length,
    },
    pairs: {
      active: pairs.filter(({ status }) => status === 'active').length,
      ended: pairs.filter(({ status }) => status === 'ended').length,
      unmatchedMentees: intake.mentees.filter(({ code }) => !matched.has(code) && !tookPartAs.has(`${code}|mentee`))
        .length,
    },
    meetings: { held: meetings.length, overdue: due.filter((one) => isOverdue(one, context.today)).length },
    mail: mailFigures(plan, workspace),
    problems: { found: problemsFound, open: tables.find(({ table }) => table === 'problems')?.rows.length ?? 0 },
    google: { ...workspace.calls },
    indicators: standing.indicators.map(({ key, k, n, percent, target }) => ({
      key,
      k,
      n,
      percent: percent ?? null,
      target,
    })),
  };
}
