import { formsOfRole } from '../../../sheets-schema/forms/index.ts';
import { earliestDay } from '../calendar/day.ts';
import type { Context } from '../context.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { AnyAnswer } from '../intake/any-answer.ts';
import type { Intake } from '../intake/intake.ts';
import { shownPerson } from '../intake/shown-person.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Timetable } from '../timetable/timetable.ts';
import type { Participation } from './participation.ts';

interface Assessed {
  readonly t0: AnyAnswer | undefined;
  /** Whether T0 came after the first meeting. We keep a late T0, but never compare it. */
  readonly late: boolean;
  readonly t1: AnyAnswer | undefined;
}

const dayOf = ({ submittedAt }: AnyAnswer) => submittedAt.slice(0, 10);

/** The roadmap activity of the first assessment, by role. */
export const t0Activities = { mentee: '3.1', mentor: '3.4' } as const;

/** The two assessments of a person. T0 is the last answer up to the day of the first meeting. If there is none, T0 is a later answer. */
export function assessed(
  { code, role, pairs }: Pick<Participation, 'code' | 'role' | 'pairs'>,
  { answers }: Pick<Intake, 'answers'>,
  meetings: ReadonlyMap<string, readonly Meeting[]>,
): Assessed {
  const firstMeeting = earliestDay(pairs.map(({ pairCode }) => meetings.get(pairCode)?.[0]?.heldOn));
  const starts: readonly AnyAnswer[] = answers.history(formsOfRole[role].t0, code);
  const inTime = starts.findLast((answer) => firstMeeting === undefined || dayOf(answer) <= firstMeeting);
  return {
    t0: inTime ?? starts.at(-1),
    late: inTime === undefined && starts.length > 0,
    t1: answers.latest(formsOfRole[role].t1, code),
  };
}

/** Whether a person has already met in a pair. A first assessment after that cannot be compared with the final one, so we no longer ask for it. */
export function hasMet(
  { pairs }: Pick<Participation, 'pairs'>,
  meetings: ReadonlyMap<string, readonly Meeting[]>,
): boolean {
  return pairs.some(({ pairCode }) => meetings.has(pairCode));
}

function nextStep(
  { t0, late, t1 }: Assessed,
  participation: Participation,
  timetable: Timetable,
  today: string,
): string | undefined {
  if (!t0 && timetable(t0Activities[participation.role]).off) return undefined;
  if (!t0)
    return participation.pairs.length > 0
      ? 'Стартовая оценка уже не войдёт в сравнение.'
      : 'Попросить пройти стартовую оценку.';
  const last = timetable('7.5');
  if (t1 || participation.status !== 'completed' || last.off || today < last.from) return undefined;
  return late ? undefined : 'Попросить пройти итоговую оценку.';
}

/** «Оценка участников»: which assessments exist, without scores. */
export function assessmentsTable(
  participations: readonly Participation[],
  intake: Intake,
  meetings: ReadonlyMap<string, readonly Meeting[]>,
  context: Context,
  timetable: Timetable,
): DesiredTable {
  const person = shownPerson(intake, context);
  const shown = participations.filter(
    ({ consented, joinedOn, status }) => consented && joinedOn !== undefined && status !== 'withdrawn',
  );
  return desired(
    'assessments',
    shown.map((participation) => {
      const { code, role } = participation;
      const both = assessed(participation, intake, meetings);
      const { t0, late, t1 } = both;
      return {
        values: {
          code,
          person: person(code),
          role,
          t0: !t0 ? 'none' : late ? 'late' : 'present',
          t0On: t0 && dayOf(t0),
          t1: t1 ? 'present' : 'none',
          t1On: t1 && dayOf(t1),
          comparable: t0 !== undefined && t1 !== undefined && !late,
          nextStep: nextStep(both, participation, timetable, context.today),
        },
      };
    }),
  );
}
