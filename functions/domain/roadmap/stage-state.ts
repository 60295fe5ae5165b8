import type { Stage, StageResultKey } from '../../../sheets-schema/roadmap.ts';
import { firstDayOfMonth, latestDay } from '../calendar/day.ts';
import type { Entry } from '../programme.ts';
import type { Activity } from '../timetable/activity.ts';
import type { ActivityState } from './activity-state.ts';
import type { Evidence } from './evidence.ts';

interface StageParts {
  readonly stage: Pick<Stage, 'number' | 'title' | 'results'>;
  readonly activities: readonly ActivityState[];
  readonly off: readonly Pick<Activity, 'id'>[];
  readonly evidenceOf: (result: StageResultKey) => Evidence;
  readonly row: Entry<'stages'> | undefined;
}

interface When {
  readonly today: string;
  readonly year: number;
}

const isClosed = ({ status }: ActivityState) => status === 'done' || status === 'waived';

function resultStates({ stage, off, evidenceOf }: StageParts): ResultState[] {
  const switchedOff = new Set(off.map(({ id }) => id));
  return stage.results.map(({ key, label, from }) => {
    const { k, n, holds, missing, proof } = evidenceOf(key);
    return { key, label, present: holds, off: switchedOff.has(from), k, n, missing, ...(proof ? { proof } : {}) };
  });
}

/**
 * Whether a recorded opening day is out of date, because the school has moved the stage to a later month since. An earlier day stays only if there is
 * evidence and the day is not the first of a month.
 */
const wasMovedFrom = (day: string, begins: string, seen: boolean) => day < begins && (!seen || day.endsWith('-01'));

/**
 * The start of a stage's first month, or the day on which we first saw evidence, if this was earlier. Later runs keep this day, unless the school moved
 * the stage, as by setting the month in which its programme starts.
 */
function openedOnOf({ activities, row }: StageParts, begins: string | undefined, today: string): string | undefined {
  if (begins === undefined) return undefined;
  const seen = activities.some(({ k, status }) => k > 0 || status === 'inProgress' || status === 'done');
  const known = row?.openedOn;
  if (known !== undefined && (wasClosed(row) || !wasMovedFrom(known, begins, seen))) return known;
  if (today >= begins) return begins;
  return seen ? today : undefined;
}

/** Whether the stage was closed before. A closed stage was complete, so whatever is missing later is only a remark. */
function wasClosed(row: Entry<'stages'> | undefined): boolean {
  return row?.state === 'closed' || row?.state === 'closedWithRemarks';
}

function statusOf(complete: boolean, parts: StageParts, openedOn: string | undefined, today: string): StageStatus {
  if (openedOn === undefined) return 'notOpen';
  const closedOn = parts.row?.closedOn;
  const marked = closedOn !== undefined && closedOn <= today;
  if (marked && complete) return 'closed';
  if (marked && wasClosed(parts.row)) return 'closedWithRemarks';
  return complete ? 'readyToClose' : 'open';
}

/** The state of a stage. The curator may close a stage when all its activities and results are complete. */
export function stageState(parts: StageParts, { today, year }: When): StageState {
  const { stage, activities, row } = parts;
  const results = resultStates(parts);
  const openActivities = activities.filter((activity) => !isClosed(activity));
  const missingResults = results.filter(({ present, off }) => !present && !off);
  const complete = activities.length > 0 && openActivities.length === 0 && missingResults.length === 0;
  const months = activities.map((activity) => activity.months[0]);
  const beginsOn = months.length > 0 ? firstDayOfMonth(year, Math.min(...months)) : undefined;
  const openedOn = openedOnOf(parts, beginsOn, today);
  const status = statusOf(complete, parts, openedOn, today);
  const early = row?.closedOn !== undefined && (status === 'open' || status === 'notOpen');
  const lost = latestDay(openActivities.map(({ lostOn }) => lostOn));
  return {
    stage: stage.number,
    title: stage.title,
    status,
    beginsOn,
    openedOn,
    closedOn: status === 'closed' || status === 'closedWithRemarks' ? row?.closedOn : undefined,
    remarksOn: status === 'closedWithRemarks' ? latestDay([row?.remarksOn ?? today, lost]) : undefined,
    results,
    missing: [
      ...(activities.length === 0 ? ['Все мероприятия этапа выключены'] : []),
      ...(early ? ['Дата закрытия пока не действует: закрыть этап можно, когда всё будет на месте'] : []),
      ...(openActivities.length > 0 ? [`Не выполнены: ${openActivities.map(({ id }) => id).join(', ')}`] : []),
      ...missingResults.map(({ label }) => `Нет результата: ${label}`),
    ],
  };
}

type StageStatus = 'notOpen' | 'open' | 'readyToClose' | 'closed' | 'closedWithRemarks';

export interface ResultState extends Pick<Evidence, 'k' | 'n' | 'missing' | 'proof'> {
  readonly key: string;
  readonly label: string;
  readonly present: boolean;
  /** Whether the result's activity is switched off. Such a result is not required. */
  readonly off: boolean;
}

export interface StageState {
  readonly stage: number;
  readonly title: string;
  readonly status: StageStatus;
  /** The start of the stage's first month on the school's roadmap; undefined if all its activities are switched off. */
  readonly beginsOn: string | undefined;
  readonly openedOn: string | undefined;
  readonly closedOn: string | undefined;
  /** The day on which a closed stage last became incomplete. */
  readonly remarksOn: string | undefined;
  readonly results: readonly ResultState[];
  readonly missing: readonly string[];
}
