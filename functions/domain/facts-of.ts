import type { Context } from './context.ts';
import { dueMeetings } from './meetings/due-meetings.ts';
import { finalMeetings, type HeldMeetings, heldMeetings } from './meetings/held-meetings.ts';
import type { DueMeeting } from './meetings/meeting.ts';
import { type MeetingWindow, schoolWindows } from './meetings/two-week-windows.ts';
import type { Indicator } from './monitoring/indicator.ts';
import { indicatorsOf } from './monitoring/indicators.ts';
import { type TookPart, whoTookPart } from './monitoring/took-part.ts';
import type { Pair } from './pairs/pair.ts';
import { pairsOf, withFinals } from './pairs/pairs-of.ts';
import type { Programme } from './programme.ts';
import type { Awaited } from './registers/awaited.ts';
import { awaitedAnswers } from './registers/awaited-answers.ts';
import { type BaseFacts, baseFactsOf } from './registers/base-facts.ts';
import { type SchoolDay, schoolDayOf } from './school-day.ts';

/** The facts of a day: people's entries, and everything that we derive from them. */
export interface Facts extends SchoolDay, HeldMeetings {
  readonly pairs: readonly Pair[];
  /** The periods in which pairs must hold regular meetings. */
  readonly windows: readonly MeetingWindow[];
  readonly due: readonly DueMeeting[];
  readonly tookPart: TookPart;
  /** The data from which we make the rows of «База наставников» and «База наставляемых». */
  readonly bases: BaseFacts;
  /** The answers and actions that people still owe. */
  readonly awaited: readonly Awaited[];
  readonly indicators: readonly Indicator[];
}

/** Pairs with their states, held and owed meetings, indicators. */
export function factsOf(programme: Programme, context: Context): Facts {
  const day = schoolDayOf(programme, context);
  const { timetable } = day;
  // The meetings depend on the first days of pairs, and final meetings end pairs. So we compute the pairs first without and then with final
  // meetings.
  const started = pairsOf(day);
  const held = heldMeetings(started, day);
  const pairs = withFinals(started, finalMeetings(held.meetings));
  const bases = baseFactsOf(day, pairs, held.meetings);
  const windows = schoolWindows(programme.settings, timetable);
  const known = { ...day, ...held, pairs, windows, tookPart: whoTookPart(day, pairs, bases.meetings) };
  return {
    ...known,
    bases,
    due: pairs.flatMap((pair) =>
      dueMeetings(pair, bases.meetings.get(pair.pairCode) ?? [], windows, timetable, day.calendar),
    ),
    awaited: awaitedAnswers(bases),
    indicators: indicatorsOf(known),
  };
}
