import { dayAndMonth } from '../../calendar/day-text.ts';
import { distinctCodes } from '../../pairs/participants.ts';
import { quotable } from '../../privacy/school-guard.ts';
import { gatheringOf } from '../calendar-events.ts';
import { weekAndDayBefore } from '../event-days.ts';
import { inCalendar } from '../in-calendar.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { reminding, text, whenAndWhere } from '../wording.ts';

/**
 * Invites mentors and mentees to the meeting where they get acquainted. The letters go a week before the meeting and on the working day before it.
 */
export const groupMeeting: NoticeKind = {
  activity: '5.1',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { intake, programme, calendar, context } = programmeState;
    return programme.tables.events.flatMap((event) => {
      const { eventId, kind, date, held, cancelled, topic } = event;
      if (kind !== 'groupMeeting' || !eventId || !date || held || cancelled || date < context.today) return [];
      const gathering = gatheringOf(event, programmeState);
      return distinctCodes([...intake.mentees, ...intake.mentors]).map((to) =>
        occasion({
          kind: 'groupMeeting',
          to,
          about: eventId,
          schedule: weekAndDayBefore(date, calendar),
          until: date,
          urgency: urgency.date,
          timing: 'ownDate',
          compose: ({ nth }) => {
            const { blocks, invitations } = inCalendar(programmeState, to, gathering);
            return {
              subject: reminding(nth, `Встреча наставников и наставляемых ${dayAndMonth(date)}`),
              blocks: [
                text(
                  `${nth === 1 ? 'Приглашаем познакомиться' : 'Ждём Вас на встрече-знакомстве'}: ${dayAndMonth(date)}${whenAndWhere(event)}. После встречи попросим Вас назвать, с кем Вам было бы интересно работать.`,
                ),
                ...(topic ? [text(`Что будет на встрече:\n${quotable(programmeState)(topic)}`)] : []),
                ...blocks,
              ],
              invitations,
            };
          },
        }),
      );
    });
  },
};
