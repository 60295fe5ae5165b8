import { latestDay } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Activity, RoadmapRow } from '../timetable/activity.ts';
import { deadlineOf } from '../timetable/deadline.ts';
import type { Evidence } from './evidence.ts';

import { markProblems, type Override, overrideOf } from './staff-mark.ts';

interface When {
  readonly today: string;
  readonly year: number;
  readonly calendar: Pick<WorkingDays, 'onOrBefore'>;
  /** Whether the school has begun to work with the programme. Before that nothing is overdue. */
  readonly begun: boolean;
}

/** The day of an activity's last evidence. If evidence has no date or a future date, the day on which we first saw the activity done. */
function doneOnOf({ doneOn, undated }: Evidence, row: RoadmapRow | undefined, today: string): string {
  const seen = row?.doneOn ?? today;
  const known = undated ? latestDay([doneOn, seen]) : doneOn;
  return known === undefined || known > today ? (row?.doneOn ?? today) : known;
}

function isUnderWay({ k, n, started }: Evidence, row: RoadmapRow | undefined): boolean {
  // If nothing can be counted, the activity starts when the staff enter something.
  const byHand = row?.startedOn ?? row?.markedOn ?? row?.markLink ?? row?.doneReason;
  return byHand !== undefined || k > 0 || (n > 0 && started === true);
}

function statusOf(evidence: Evidence, row: RoadmapRow | undefined, isPast: boolean): ActivityStatus {
  if (row?.waivedReason) return 'waived';
  if (evidence.holds) return 'done';
  if (isPast) return 'overdue';
  return isUnderWay(evidence, row) ? 'inProgress' : 'notStarted';
}

function overridden(evidence: Evidence, override: Override | undefined): Evidence {
  if (!override) return evidence;
  const { k, n, proof } = evidence;
  return { k, n, ...(proof ? { proof } : {}), holds: true, doneOn: override.on, missing: [] };
}

/** The state of an activity: the first that applies of not required, done, overdue, under way, not started. */
export function activityStateOf(activity: Activity, found: Evidence, when: When): ActivityState {
  const { today, year, calendar, begun } = when;
  const { row, ...known } = activity;
  const word = row?.waivedReason || found.holds ? undefined : overrideOf(row, today);
  const evidence = overridden(found, word);
  const deadline = deadlineOf(activity, year, calendar);
  const status = statusOf(evidence, row, begun && today > deadline);
  const closed = status === 'done' || status === 'waived';
  const { doneOn: _, ...rest } = evidence;
  const doneOn = status === 'done' ? doneOnOf(evidence, row, today) : undefined;
  const wasClosed = row?.status === 'done' || row?.status === 'waived';
  return {
    ...known,
    ...rest,
    missing: closed ? [] : [...evidence.missing, ...markProblems(row, today)],
    ...(doneOn === undefined ? {} : { doneOn }),
    status,
    deadline,
    doneLate: doneOn !== undefined && doneOn > deadline,
    override: word?.reason,
    waivedBecause: status === 'waived' ? row?.waivedReason : undefined,
    lostOn: closed ? undefined : (row?.lostOn ?? (wasClosed ? today : undefined)),
  };
}

type ActivityStatus = 'waived' | 'done' | 'overdue' | 'inProgress' | 'notStarted';

export interface ActivityState extends Evidence, Omit<Activity, 'row'> {
  readonly status: ActivityStatus;
  readonly deadline: string;
  readonly doneLate: boolean;
  /** Why the staff marked the activity as done although evidence is missing. */
  readonly override: string | undefined;
  /** The reason why the activity is not required. */
  readonly waivedBecause: string | undefined;
  /** The day on which a finished activity lost evidence. */
  readonly lostOn: string | undefined;
}
