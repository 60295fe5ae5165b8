import { addDays } from '../calendar/day.ts';
import type { Role } from '../intake/intake.ts';
import type { Period, Timetable } from '../timetable/timetable.ts';

/** Days from the opening of the closing questionnaires until we also ask people in active pairs. */
const WAITED_FOR_DAYS = 9;

/** The day from which we ask everybody, with or without a final meeting: 10 December by default. */
export function everybodyAskedOn({ from, to }: Period): string {
  const day = addDays(from, WAITED_FOR_DAYS);
  return day < to ? day : to;
}

/** The first day of a person's closing questionnaire: their final meeting, if it is early enough; otherwise the day on which we ask everybody. */
export function askedOn(period: Period, finalOn: string | undefined): string {
  const latest = everybodyAskedOn(period);
  return finalOn !== undefined && finalOn >= period.from && finalOn < latest ? finalOn : latest;
}

/** What the letters about a closing questionnaire are about. Both questionnaires share their letters unless the school moved one of the activities. */
export function finalSurveyAbout(role: Role, activity: '7.1' | '7.5', timetable: Timetable): string {
  const [opinions, assessments] = [timetable('7.1'), timetable('7.5')];
  const apart = opinions.from !== assessments.from || opinions.to !== assessments.to;
  return activity === '7.5' && apart ? `${role} assessment` : role;
}
