import { dayAndMonth } from '../../calendar/day-text.ts';
import { gatheringOf, invitedTo } from '../calendar-events.ts';
import { weekAndDayBefore } from '../event-days.ts';
import { inCalendar } from '../in-calendar.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { reminding, text, whenAndWhere } from '../wording.ts';

/** Invites people to the final meeting of all pairs. */
export const groupFinal: NoticeKind = {
  activity: '6.7',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { programme, calendar, context } = programmeState;
    return programme.tables.events.flatMap((event) => {
      const { eventId, kind, date, held, cancelled } = event;
      if (kind !== 'groupFinal' || !eventId || !date || held || cancelled || date < context.today) return [];
      const gathering = gatheringOf(event, programmeState);
      return invitedTo('groupFinal', programmeState).map((to) =>
        occasion({
          kind: 'groupFinal',
          to,
          about: eventId,
          schedule: weekAndDayBefore(date, calendar),
          until: date,
          urgency: urgency.date,
          timing: 'ownDate',
          compose: ({ nth }) => {
            const { blocks, invitations } = inCalendar(programmeState, to, gathering);
            return {
              subject: reminding(nth, `Итоговая встреча всех пар ${dayAndMonth(date)}`),
              blocks: [
                text(
                  `${nth === 1 ? 'Приглашаем Вас на итоговую встречу' : 'Ждём Вас на итоговой встрече'} всех пар: ${dayAndMonth(date)}${whenAndWhere(event)}. Подведём итоги и поделимся опытом.`,
                ),
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
