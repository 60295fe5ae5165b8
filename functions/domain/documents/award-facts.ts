import { goalNumbers, planOf } from '../meetings/development-plans.ts';
import { dueMeetings, isOverdue } from '../meetings/due-meetings.ts';
import type { Participant } from '../monitoring/took-part.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

/** A participant's work in one role, as grounds for an award. */
export interface AwardFacts {
  readonly held: number;
  /** Whether all meetings of the person's pairs took place on schedule. */
  readonly onSchedule: boolean;
  /** The number of reached goals: of the mentee, or of all mentees of the mentor. */
  readonly reached: number;
  readonly trained: boolean;
  readonly caseOffered: boolean;
}

export function awardFacts(programmeState: ProgrammeState, { code, role, pairs }: Participant): AwardFacts {
  const { bases, windows, timetable, calendar, context, programme } = programmeState;
  const isMentor = role === 'mentor';
  const meetingsOf = (pairCode: string) => bases.meetings.get(pairCode) ?? [];
  const plans = pairs.flatMap(({ pairCode, mentees }) =>
    (isMentor ? mentees : [code]).flatMap((mentee) => planOf(programmeState, pairCode, mentee) ?? []),
  );
  return {
    held: pairs.reduce((sum, { pairCode }) => sum + meetingsOf(pairCode).length, 0),
    // `dueMeetings` lists no missed meetings of an ended pair, so we pass it as active.
    onSchedule: pairs.every((pair) =>
      dueMeetings({ ...pair, status: 'active' }, meetingsOf(pair.pairCode), windows, timetable, calendar).every(
        (meeting) => !isOverdue(meeting, context.today),
      ),
    ),
    reached: plans
      .flatMap((plan) => goalNumbers(plan).map((number) => plan[`mark${number}`]))
      .filter((mark) => mark === 'reached').length,
    trained: isMentor && programme.tables.training.some((row) => row.code === code && row.completed),
    caseOffered:
      isMentor &&
      pairs.some(({ pairCode }) =>
        bases.reports.get(pairCode)?.some(({ fields }) => fields.code === code && fields.caseOffered),
      ),
  };
}
