import { dayAndMonth } from '../../calendar/day-text.ts';
import { pairMeetings } from '../calendar-events.ts';
import { calendarLedger } from '../calendar-ledger.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

/** The pair arranged its next meeting. Both people get the day for their calendars. */
export const nextMeeting: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) => {
    const { today } = programmeState.context;
    const ledger = calendarLedger(programmeState);
    return pairMeetings(programmeState)
      .filter(({ date }) => date >= today)
      .flatMap((event) =>
        event.people
          // Once it is in the calendar, changes go out as changes.
          .filter((to) => ledger.last(to, event.uid) === undefined)
          .map((to) =>
            occasion({
              kind: 'nextMeeting',
              to,
              about: event.uid,
              schedule: once(event.reportedOn),
              until: event.date,
              urgency: urgency.date,
              timing: 'ownDate',
              compose: () => {
                const next = ledger.next(to, event);
                return {
                  subject: `Следующая встреча – ${dayAndMonth(event.date)}`,
                  blocks: [
                    text(
                      `Вы договорились встретиться ${dayAndMonth(event.date)} (${event.pairCode}). О часе и месте условьтесь, пожалуйста, друг с другом.`,
                    ),
                    text('Приглашение для календаря – во вложении.'),
                  ],
                  invitations: next ? [next] : [],
                };
              },
            }),
          ),
      );
  },
};
