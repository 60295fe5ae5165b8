import { dayText } from '../calendar/day-text.ts';
import { nameToken } from '../names/name-token.ts';
import { hasStarted, type Pair } from '../pairs/pair.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { DraftingContext } from './kind.ts';
import { programmePeriod } from './parts.ts';

export const PEOPLE = { mentee: 'Наставляемые', mentor: 'Наставники' } as const;

export const positionOf = ({ intake }: ProgrammeState, { need }: DraftingContext, code: string) =>
  need(intake.people.get(code)?.row.position, `должность: ${code} («Участники»)`);

/** Names and positions of these people, one per line. People who may not be named are left out. */
export function withPositions(
  programmeState: ProgrammeState,
  drafting: DraftingContext,
  codes: readonly string[],
): string {
  return codes
    .filter(drafting.mayName)
    .map((code) => `${nameToken(code)}, ${positionOf(programmeState, drafting, code)}`)
    .join('\n');
}

/** Confirmed, active and ended pairs whose mentor and at least one mentee may be named. */
export function pairsToName({ pairs }: ProgrammeState, { mayName }: DraftingContext): Pair[] {
  return pairs
    .filter(({ status }) => ['confirmed', 'active', 'ended'].includes(status))
    .filter(({ mentor, mentees }) => mayName(mentor) && mentees.some(mayName));
}

/** The pairs of `pairsToName` that have started. */
export const startedPairs = (programmeState: ProgrammeState, drafting: DraftingContext) =>
  pairsToName(programmeState, drafting).filter(hasStarted);

/** The period of a pair for an order or an agreement. It lasts until the end of the programme, even if the pair ended earlier. */
export const plannedPeriodOf = ({ activeFrom }: Pair, programmeState: ProgrammeState): string =>
  periodOf({ activeFrom, endedOn: undefined }, programmeState);

/** «с 15.09.2026 по 31.12.2026». Before the order, the first day is blank. The last day is the end of the pair or of the programme. */
export function periodOf(
  { activeFrom, endedOn }: Pick<Pair, 'activeFrom' | 'endedOn'>,
  programmeState: ProgrammeState,
): string {
  const from = activeFrom ? dayText(activeFrom) : 'даты приказа';
  return `с ${from} по ${dayText(endedOn ?? programmePeriod(programmeState).to)}`;
}

/** Codes sorted by the people's names. */
export function alphabetically({ intake }: ProgrammeState, codes: readonly string[]): string[] {
  const name = (code: string) => intake.people.get(code)?.row.name ?? code;
  return [...codes].sort((a, b) => name(a).localeCompare(name(b), 'ru') || (a < b ? -1 : 1));
}
