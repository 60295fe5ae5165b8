import type { Stage } from '../../../sheets-schema/roadmap.ts';
import { firstDayOfMonth } from '../calendar/day.ts';
import type { Entry } from '../programme.ts';
import type { ActivityState, StageState, StageStatus } from './activity-state.ts';

/** What a stage is made of, on a day. */
export interface StageParts {
  readonly stage: Pick<Stage, 'number'> & {
    readonly results: readonly { readonly key: string; readonly label: string }[];
  };
  /** First month of its activities. */
  readonly firstMonth: number;
  readonly activities: readonly ActivityState[];
  readonly isPresent: (resultKey: string) => boolean;
  readonly row: Entry<'stages'> | undefined;
}

const isClosed = ({ status }: ActivityState) => status === 'done' || status === 'waived';

/** A stage opens with its first month or its first evidence; the day is kept once it is written. */
function openedOnOf({ firstMonth, activities, row }: StageParts, today: string, year: number): string | undefined {
  if (row?.openedOn !== undefined) return row.openedOn;
  const begins = firstDayOfMonth(year, firstMonth);
  if (today >= begins) return begins;
  return activities.some(({ k, status }) => k > 0 || status === 'inProgress' || status === 'done') ? today : undefined;
}

function statusOf(complete: boolean, opened: boolean, closed: boolean): StageStatus {
  if (closed) return complete ? 'closed' : 'closedWithRemarks';
  if (!opened) return 'notOpen';
  return complete ? 'readyToClose' : 'open';
}

/** State of a stage: it can be closed when all its activities and all its results are there; the curator closes it. */
export function stageState(
  parts: StageParts,
  { today, year }: { readonly today: string; readonly year: number },
): StageState {
  const { stage, activities, isPresent, row } = parts;
  const results = stage.results.map(({ key }) => ({ key, present: isPresent(key) }));
  const openActivities = activities.filter((activity) => !isClosed(activity));
  const missingResults = stage.results.filter(({ key }) => !isPresent(key));
  const complete = openActivities.length === 0 && missingResults.length === 0;
  const openedOn = openedOnOf(parts, today, year);
  const closedOn = row?.closedOn !== undefined && row.closedOn <= today ? row.closedOn : undefined;
  return {
    stage: stage.number,
    status: statusOf(complete, openedOn !== undefined, closedOn !== undefined),
    openedOn,
    closedOn,
    results,
    missing: [
      ...(openActivities.length > 0 ? [`Мероприятия: ${openActivities.map(({ id }) => id).join(', ')}`] : []),
      ...missingResults.map(({ label }) => `Результат: ${label}`),
    ],
  };
}
