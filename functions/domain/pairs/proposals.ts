import { addDays } from '../calendar/day.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import type { RowOf } from '../desired.ts';
import { groupBy } from '../group-by.ts';
import {
  type AreaLabel,
  breakTiesBySecondMentors,
  explain,
  type PinConflict,
  type Solution,
  type SolvedPair,
  secondMentors,
  solve,
  stableSolution,
} from '../pairing/index.ts';
import type { Entry } from '../programme.ts';
import { nextKeys } from '../rows/row-key.ts';
import { attendance, heldGroupMeeting, preferenceAfter } from './group-meeting.ts';
import type { PairedDay } from './paired-day.ts';
import { pairingProblem } from './pairing-problem.ts';

type Known = Pick<PairedDay, 'programme' | 'intake' | 'pairs' | 'context' | 'timetable'>;

/** Whether we may propose the pairs of the pairing, or the reason (`because`) why the pairing is only preliminary. */
type Readiness = { readonly ready: true } | { readonly ready: false; readonly because: string };

/**
 * Whether we may propose pairs: after the group meeting, when all have answered or the deadline is over. If the school switched the meeting off, from
 * the first day of pairing. If it switched the questionnaire off, we wait for no answers.
 */
function readiness({ programme, intake, context: { today }, timetable }: Known): Readiness {
  const { from } = timetable('5.3');
  if (timetable('5.1').off) {
    if (today >= from) return { ready: true };
    return { ready: false, because: `Подбор предварительный: пары складываются с ${dayAndMonth(from)}.` };
  }
  const event = heldGroupMeeting(programme, today);
  if (!event)
    return {
      ready: false,
      because: 'Групповая встреча ещё не отмечена как состоявшаяся: подбор предварительный, без взаимных выборов.',
    };
  if (timetable('5.2').off) return { ready: true };
  const waiting = attendance(event, intake).filter(
    ({ code, role }) => !preferenceAfter(intake, code, role, event.date),
  );
  const until = addDays(event.date, programme.settings.preferenceDays);
  if (waiting.length === 0 || today >= until) return { ready: true };
  return {
    ready: false,
    because: `Ждём анкеты после встречи (осталось ответов: ${waiting.length}); подбор предварительный.`,
  };
}

interface Composition {
  readonly mentor: string;
  /** Sorted by code. */
  readonly mentees: readonly string[];
}

const keyOf = ({ mentor, mentees }: Composition) => [mentor, ...[...mentees].sort()].join('|');

/** The new pairs of a solution, grouped by mentor, without the pairs that the curator fixed before. */
export function compositions({ pairs }: Pick<Solution, 'pairs'>): Composition[] {
  const groups = new Map<string, string[]>();
  for (const { mentor, mentee, origin } of pairs) {
    if (origin === 'fixed') continue;
    groups.set(mentor, [...(groups.get(mentor) ?? []), mentee]);
  }
  return [...groups]
    .map(([mentor, mentees]) => ({ mentor, mentees: mentees.sort() }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Returns the text of a proposal for the curator. */
type Describe = (composition: Composition) => string;

function asComposition({ mentorCode, menteeCodes }: Entry<'pairs'>): Composition | undefined {
  return mentorCode && menteeCodes?.length ? { mentor: mentorCode, mentees: menteeCodes } : undefined;
}

/**
 * The rows of «Пары и группы» that propose these compositions. We never change the people in a row. If a composition is no longer wanted, its row
 * becomes outdated. A new composition gets a new row, with a code that no row ever had. Rows on which the curator decided do not change.
 * @param given - all codes that pairs ever had, even if their rows are gone
 */
export function proposalRows(
  rows: readonly Entry<'pairs'>[],
  wanted: readonly Composition[],
  describe: Describe,
  given: readonly string[] = [],
): RowOf<'pairs'>[] {
  const undecided = rows
    .filter(({ decision, pairCode }) => decision === undefined && pairCode !== undefined)
    .toSorted((a, b) => ((a.pairCode ?? '') < (b.pairCode ?? '') ? -1 : 1));
  const open = new Map(wanted.map((composition) => [keyOf(composition), composition]));
  const kept = new Map<number, Composition>();
  // If a row already proposes these people, it stays. An outdated row does not become a proposal again.
  for (const status of ['proposed', 'outdated'] as const) {
    for (const row of undecided.filter((one) => (one.status ?? 'proposed') === status)) {
      const composition = asComposition(row);
      const key = composition ? keyOf(composition) : '';
      const match = open.get(key);
      if (!match) continue;
      kept.set(row.at, match);
      open.delete(key);
    }
  }
  const existing = undecided.map(({ at }): RowOf<'pairs'> => {
    const composition = kept.get(at);
    return composition
      ? { at, values: { status: 'proposed', why: describe(composition) } }
      : { at, values: { status: 'outdated' } };
  });
  const nextCode = nextKeys([...rows.map(({ pairCode }) => pairCode), ...given], 'П-', 2);
  const added = [...open.values()].map(
    (composition): RowOf<'pairs'> => ({
      values: {
        pairCode: nextCode(),
        mentorCode: composition.mentor,
        menteeCodes: composition.mentees,
        status: 'proposed',
        workFormat: composition.mentees.length > 1 ? 'group' : 'pair',
        why: describe(composition),
      },
    }),
  );
  return [...existing, ...added];
}

/** The pairing of a day, and whether we may propose its pairs. */
export interface Matching {
  /** The optimum, or stable pairs if the school prefers them. */
  readonly solution: Solution;
  readonly optimum: Solution;
  /** The second mentors, if the pairs of the solution stay; `null` if nobody should have two. */
  readonly second: Solution | null;
  /** The first day on which nobody gets a new second mentor any more; absent before that day. */
  readonly noSecondSince?: string;
  readonly readiness: Readiness;
}

/** Solves the pairing of the day. The order of rows never changes the result. */
export function matchingOf(facts: Known): Matching {
  const best = solve(pairingProblem(facts));
  const isStable = facts.programme.settings.pairingMode === 'stable';
  // During the final meetings, a new pair would have no time to work.
  const { from: noSecondSince, off } = facts.timetable('6.6');
  const isTooLate = !off && facts.context.today >= noSecondSince;
  const optimum = isStable || isTooLate ? best : breakTiesBySecondMentors(best);
  const solution = isStable ? stableSolution(optimum) : optimum;
  const chosen = { solution, optimum, readiness: readiness(facts) };
  return isTooLate ? { ...chosen, second: null, noSecondSince } : { ...chosen, second: secondMentors(solution) };
}

/** The pins that could not be followed, with the reasons. A pin for somebody who should have two mentors also has the second round. */
export function pinConflicts({ solution, second }: Pick<Matching, 'solution' | 'second'>): readonly PinConflict[] {
  const { mentees } = solution.model.problem;
  const seeking = new Set(mentees.flatMap(({ code, wantsSecond }) => (wantsSecond ? code : [])));
  return solution.conflicts.flatMap((conflict) => {
    if (second === null || !seeking.has(conflict.pin.mentee)) return conflict;
    const { mentee, mentor } = conflict.pin;
    return second.conflicts.find(({ pin }) => pin.mentee === mentee && pin.mentor === mentor) ?? [];
  });
}

interface NewPair extends SolvedPair {
  /** The round that the pair is from. */
  readonly from: Solution;
}

/** The pairs of both rounds that are not confirmed. */
export function newPairs({ solution, second }: Pick<Matching, 'solution' | 'second'>): NewPair[] {
  return [solution, ...(second === null ? [] : [second])].flatMap((from) =>
    from.pairs.filter(({ origin }) => origin !== 'fixed').map((pair) => ({ ...pair, from })),
  );
}

/** Returns a function that tells the curator why these people fit together. */
export function describeWith(matching: Pick<Matching, 'solution' | 'second'>, label: AreaLabel): Describe {
  const proposed = groupBy(newPairs(matching), ({ mentor }) => mentor);
  return ({ mentor, mentees }) =>
    (proposed.get(mentor) ?? [])
      .filter(({ mentee }) => mentees.includes(mentee))
      .map(
        ({ from, ...pair }) =>
          `${from === matching.second ? 'Второй наставник. ' : ''}${explain(pair, from, label).curator}`,
      )
      .join('\n');
}
