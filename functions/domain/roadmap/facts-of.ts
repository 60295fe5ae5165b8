import type { Context } from '../context.ts';
import { groupBy } from '../group-by.ts';
import { baseFactsOf } from '../intake/base-facts.ts';
import type { Intake } from '../intake/intake.ts';
import { dueMeetings } from '../meetings/due-meetings.ts';
import { finalMeetings, heldMeetings } from '../meetings/held-meetings.ts';
import { schoolWindows } from '../meetings/windows.ts';
import { indicatorsOf } from '../monitoring/indicators.ts';
import { pairsOf } from '../pairs/pairs-of.ts';
import type { Programme } from '../programme.ts';
import type { Facts } from '../standing.ts';
import { roadmapOf } from './activity.ts';
import { timetableOf } from './timetable.ts';

/** The facts of a day: pairs with their lives, meetings held and owed, indicators. */
export function factsOf(programme: Programme, context: Context, intake: Intake): Facts {
  const { settings } = programme;
  const timetable = timetableOf(programme, context.today);
  // Meetings are read against the pairs' first days; the final ones then tell which pairs are over.
  const started = pairsOf(programme, intake, new Map(), context);
  const { meetings } = heldMeetings(started, intake, context, timetable);
  const pairs = pairsOf(programme, intake, finalMeetings(meetings), context);
  const windows = schoolWindows(settings, timetable);
  const held = groupBy(meetings, ({ pairCode }) => pairCode);
  const due = pairs.flatMap((pair) => dueMeetings(pair, held.get(pair.pairCode) ?? [], windows, timetable));
  const bases = baseFactsOf(programme, intake, context, pairs, meetings);
  const known = { programme, context, roadmap: roadmapOf(programme), timetable, intake, pairs, meetings, bases };
  return { ...known, due, indicators: indicatorsOf(known) };
}
