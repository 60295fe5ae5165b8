import { attendance, heldGroupMeeting } from './pairs/group-meeting.ts';
import type { Facts } from './standing.ts';

/** The lists in the forms that follow the programme: areas, people of the group meeting, working pairs. */
export interface LiveChoices {
  readonly areas: readonly string[];
  readonly people: readonly string[];
  readonly pairs: readonly string[];
}

/** What the lists should show today, in an order that does not depend on the rows. */
export function liveChoices({ programme, context, intake, pairs }: Facts): LiveChoices {
  const event = heldGroupMeeting(programme, context.today);
  const present = new Set(event ? attendance(event, intake).map(({ code }) => code) : []);
  const working = pairs.filter(({ status }) => status === 'active' || status === 'ended');
  return {
    areas: programme.tables.areas.flatMap(({ label, active }) =>
      label !== undefined && active !== false ? [label] : [],
    ),
    people: [...present].sort().map((code) => context.identity.display(code)),
    pairs: working.map(({ pairCode }) => pairCode).sort(),
  };
}
