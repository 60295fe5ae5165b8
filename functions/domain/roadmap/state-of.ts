import type { Activity } from '../../../sheets-schema/roadmap.ts';
import { lastDayOfMonth } from '../calendar/day.ts';
import type { Entry } from '../programme.ts';
import type { ActivityState, ActivityStatus, Evidence } from './activity-state.ts';

export type RoadmapRow = Entry<'roadmap'>;

interface When {
  readonly today: string;
  readonly year: number;
}

/** Last day of an activity: what staff entered, or the last calendar day of its last month. */
export function deadlineOf(activity: Pick<Activity, 'months'>, row: RoadmapRow | undefined, year: number): string {
  return row?.deadlineOverride ?? lastDayOfMonth(year, activity.months[1]);
}

/** The mark that staff made by hand: a day that has come, and what stands behind it. A bare date is no evidence. */
export interface StaffMark {
  readonly on: string;
  readonly link: string | undefined;
  readonly note: string | undefined;
}

export function staffMark(row: RoadmapRow | undefined, today: string): StaffMark | undefined {
  if (row?.markedOn === undefined || row.markedOn > today || !(row.markLink || row.markNote)) return undefined;
  return { on: row.markedOn, link: row.markLink, note: row.markNote };
}

/** What a mark that does not count yet still needs. */
function markProblem(activity: Pick<Activity, 'kind'>, row: RoadmapRow | undefined, today: string): string[] {
  if (row?.markedOn === undefined) return [];
  if (row.markedOn > today) return ['Отметка: дата ещё не наступила'];
  if (!row.markLink && !row.markNote) return ['Отметка: ссылка, документ или примечание'];
  return activity.kind === 'A' && !row.markNote ? ['Отметка: причина в примечании'] : [];
}

/** For what happens away from the computer a mark is evidence itself. */
function withMark(evidence: Evidence, activity: Pick<Activity, 'kind'>, mark: StaffMark | undefined): Evidence {
  if (evidence.holds || activity.kind !== 'M' || !mark) return evidence;
  return { k: 1, n: 1, holds: true, doneOn: mark.on, missing: [], proof: mark.link ?? mark.note ?? '' };
}

/** Elsewhere it is a person's word against the rule: it counts with a reason, and is shown as such. */
function overrideOf(
  evidence: Evidence,
  { kind }: Pick<Activity, 'kind'>,
  mark: StaffMark | undefined,
): string | undefined {
  if (evidence.holds || !mark) return undefined;
  return kind === 'A' ? mark.note : (mark.note ?? mark.link);
}

/**
 * Day an activity was done. Where no piece of evidence has a date, the day it was first seen done is remembered in its
 * row; a day in the future is none.
 */
function doneOnOf(evidence: Evidence, row: RoadmapRow | undefined, today: string): string {
  const known = evidence.doneOn ?? row?.doneOn ?? today;
  return known > today ? today : known;
}

function statusOf(evidence: Evidence, row: RoadmapRow | undefined, deadline: string, today: string): ActivityStatus {
  if (row?.waivedReason) return 'waived';
  if (evidence.holds) return 'done';
  if (today > deadline) return 'overdue';
  const marked = row?.startedOn !== undefined || row?.markedOn !== undefined;
  return evidence.k > 0 || evidence.started || marked ? 'inProgress' : 'notStarted';
}

/** State of an activity, in this order: not required, done, overdue, under way, not started. */
export function stateOf(
  activity: Pick<Activity, 'id' | 'months' | 'kind'>,
  found: Evidence,
  row: RoadmapRow | undefined,
  { today, year }: When,
): ActivityState {
  const mark = staffMark(row, today);
  const evidence = withMark(found, activity, mark);
  const override = row?.waivedReason ? undefined : overrideOf(evidence, activity, mark);
  const proved = override !== undefined && mark ? { ...evidence, holds: true, doneOn: mark.on, missing: [] } : evidence;
  const deadline = deadlineOf(activity, row, year);
  const status = statusOf(proved, row, deadline, today);
  const { doneOn: _, ...rest } = proved;
  const doneOn = status === 'done' ? doneOnOf(proved, row, today) : undefined;
  return {
    ...rest,
    missing: status === 'done' || status === 'waived' ? [] : [...proved.missing, ...markProblem(activity, row, today)],
    ...(doneOn === undefined ? {} : { doneOn }),
    id: activity.id,
    status,
    deadline,
    doneLate: doneOn !== undefined && doneOn > deadline,
    override,
  };
}
