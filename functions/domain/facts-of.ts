import type { Context } from './context.ts';
import { dueMeetings } from './meetings/due-meetings.ts';
import { finalMeetings, heldMeetings } from './meetings/held-meetings.ts';
import { schoolWindows } from './meetings/windows.ts';
import { indicatorsOf } from './monitoring/indicators.ts';
import { whoTookPart } from './monitoring/took-part.ts';
import { pairsOf, withFinals } from './pairs/pairs-of.ts';
import type { Programme } from './programme.ts';
import { baseFactsOf } from './registers/base-facts.ts';
import { awaitedAnswers } from './registers/unanswered.ts';
import { schoolDayOf } from './school-day.ts';
import type { Facts } from './standing.ts';

/** The facts of a day: pairs with their lives, meetings held and owed, indicators. */
export function factsOf(programme: Programme, context: Context): Facts {
  const day = schoolDayOf(programme, context);
  const { timetable } = day;
  // Meetings are read against the pairs' first days; the final ones then tell which pairs are over.
  const started = pairsOf(day);
  const held = heldMeetings(started, day);
  const pairs = withFinals(started, finalMeetings(held.meetings));
  const bases = baseFactsOf(day, pairs, held.meetings);
  const windows = schoolWindows(programme.settings, timetable);
  const known = { ...day, ...held, pairs, windows, tookPart: whoTookPart(day, pairs, bases.meetings) };
  return {
    ...known,
    bases,
    due: pairs.flatMap((pair) => dueMeetings(pair, bases.meetings.get(pair.pairCode) ?? [], windows, timetable)),
    awaited: awaitedAnswers(bases),
    indicators: indicatorsOf(known),
  };
}
