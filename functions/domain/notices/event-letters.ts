import { addDays } from '../calendar/day.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import type { Entry } from '../programme.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { gatheringOf, invitedTo } from './calendar-events.ts';
import { workingDayBefore } from './event-days.ts';
import { inCalendar } from './in-calendar.ts';
import type { Block } from './letter.ts';
import { type Occasion, occasion, urgency } from './occasion.ts';
import { reminding, whenAndWhere } from './wording.ts';

interface EventLetter {
  readonly kind: 'groupMeeting' | 'groupFinal';
  readonly subject: string;
  /** @param when - the day, time and place: «20 августа, в 14:30, актовый зал» */
  readonly blocks: (event: Entry<'events'>, when: string, nth: number) => readonly Block[];
}

/** Invitations to the coming events of a kind, a week before the event and on the working day before it. */
export function eventLetters(programmeState: ProgrammeState, { kind, subject, blocks }: EventLetter): Occasion[] {
  const { programme, calendar, context } = programmeState;
  return programme.tables.events.flatMap((event) => {
    const { eventId, date, held, cancelled } = event;
    if (event.kind !== kind || !eventId || !date || held || cancelled || date < context.today) return [];
    const gathering = gatheringOf(event, programmeState);
    const when = `${dayAndMonth(date)}${whenAndWhere(event)}`;
    return invitedTo(kind, programmeState).map((to) =>
      occasion({
        kind,
        to,
        about: eventId,
        schedule: { kind: 'days', days: [addDays(date, -7), workingDayBefore(date, calendar)] },
        until: date,
        urgency: urgency.date,
        timing: 'ownDate',
        compose: ({ nth }) => {
          const entry = inCalendar(programmeState, to, gathering);
          return {
            subject: reminding(nth, `${subject} ${dayAndMonth(date)}`),
            blocks: [...blocks(event, when, nth), ...entry.blocks],
            invitations: entry.invitations,
          };
        },
      }),
    );
  });
}
