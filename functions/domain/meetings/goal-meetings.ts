import { latestDay } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import { counted } from '../counted.ts';
import type { Entry } from '../programme.ts';
import { GOAL_NUMBERS, goalNumbers } from './development-plans.ts';
import type { Meeting } from './meeting.ts';

/** The meetings about one goal of a mentee's plan. */
export interface GoalMeetings {
  readonly number: (typeof GOAL_NUMBERS)[number];
  readonly count: number;
  /** The day of the latest meeting; undefined without meetings. */
  readonly last: string | undefined;
}

/** The meetings at which a mentee was present. If a report does not say who was present, everybody was. */
const attended = (code: string) => (meeting: Meeting) => {
  const { present = [] } = meeting.report.fields;
  return present.length === 0 || present.includes(code);
};

/** Counts the mentee's meetings for each goal, by the goal that the report names. */
export function goalMeetings(meetings: readonly Meeting[], code: string): readonly GoalMeetings[] {
  const own = meetings.filter(attended(code));
  return GOAL_NUMBERS.map((number) => {
    const days = own.filter(({ report }) => report.fields.goal === `goal${number}`).map(({ heldOn }) => heldOn);
    return { number, count: days.length, last: latestDay(days) };
  });
}

const NONE = 'встреч не было';

/** «3 встречи, последняя 12.11.2026». */
function goalMeetingsText({ count, last }: Pick<GoalMeetings, 'count' | 'last'>): string {
  if (last === undefined) return NONE;
  return `${counted(count, 'встреча', 'встречи', 'встреч')}, последняя ${dayText(last)}`;
}

/** For papers: a function that returns the meetings about a goal as text. The text is empty while no report names a goal. */
export function workOnGoals(meetings: readonly Meeting[], code: string): (number: GoalMeetings['number']) => string {
  const all = goalMeetings(meetings, code);
  const isTold = all.some(({ count }) => count > 0);
  return (number) => {
    const own = all.find((one) => one.number === number);
    return isTold && own ? goalMeetingsText(own) : '';
  };
}

/** The meetings about each goal of a plan as text, one line for each goal. Empty while no report names a goal. */
export function goalProgress(plan: Entry<'plans'> | undefined, meetings: readonly Meeting[], code: string): string {
  const set = new Set<number>(goalNumbers(plan));
  const all = goalMeetings(meetings, code).filter(({ number, count }) => set.has(number) || count > 0);
  if (all.every(({ count }) => count === 0)) return '';
  return all
    .map(
      (one) => `Цель ${one.number}: ${goalMeetingsText(one)}${set.has(one.number) ? '' : ' (такой цели в плане нет)'}`,
    )
    .join('\n');
}
