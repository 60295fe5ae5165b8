import { dayAndMonth } from '../../calendar/day-text.ts';
import { pairMeetings } from '../calendar-events.ts';
import { calendarLedger } from '../calendar-ledger.ts';
import { nextKind, reportForm } from '../meeting-report.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { pairNamed } from '../pair-named.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

/** Sends everybody in a pair the day of the pair's next meeting, for their calendars. */
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
          // If the meeting is in the calendar, `meetingChanged` tells about changes.
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
                const pair = programmeState.pairs.find(({ pairCode }) => pairCode === event.pairCode);
                return {
                  subject: `Следующая встреча – ${dayAndMonth(event.date)}`,
                  blocks: [
                    text(
                      `Вы договорились встретиться ${dayAndMonth(event.date)} (${pair ? pairNamed(pair, to) : event.pairCode}). О часе и месте условьтесь, пожалуйста, друг с другом.`,
                    ),
                    text('Приглашение для календаря – во вложении.'),
                    ...(pair?.mentor === to
                      ? [text('После встречи отметьте её:'), reportForm(pair, nextKind(pair, programmeState.due))]
                      : []),
                  ],
                  invitations: next ? [next] : [],
                };
              },
            }),
          ),
      );
  },
};
