import { decreedDays } from './calendar/decree.ts';
import { type WorkingDays, workingDays } from './calendar/working-days.ts';
import type { Context } from './context.ts';
import { buildIntake } from './intake/build-intake.ts';
import type { Intake } from './intake/intake.ts';
import type { Programme } from './programme.ts';
import { type Roadmap, roadmapOf } from './timetable/activity.ts';
import { type LettersTo, lettersOf } from './timetable/sent-notices.ts';
import { type Timetable, timetableOf } from './timetable/timetable.ts';

/** The basis of everything else on a day: people's entries, the school's rules, and the known people. */
export interface SchoolDay {
  readonly programme: Programme;
  readonly context: Context;
  readonly roadmap: Roadmap;
  /** The dates of the roadmap's activities. */
  readonly timetable: Timetable;
  readonly calendar: WorkingDays;
  readonly intake: Intake;
  readonly lettersTo: LettersTo;
}

/** What is known on a day. The sheets show a person who withdrew consent only by their code. */
export function schoolDayOf(programme: Programme, context: Context): SchoolDay {
  const { settings, tables } = programme;
  const roadmap = roadmapOf(programme);
  const timetable = timetableOf(roadmap, settings, context.today);
  // The school's own rows come last, because the last row of a day counts.
  const calendar = workingDays([...decreedDays(settings.decree), ...tables.holidays]);
  const intake = buildIntake(programme, context, timetable, calendar);
  const { display, reachable } = context.identity;
  const identity = { display: (code: string) => (intake.withdrawn.has(code) ? code : display(code)), reachable };
  return {
    programme,
    context: { ...context, identity },
    roadmap,
    timetable,
    calendar,
    intake,
    lettersTo: lettersOf(programme, context),
  };
}
