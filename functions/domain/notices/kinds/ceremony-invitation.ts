import { dayAndMonth } from '../../calendar/day-text.ts';
import { counted } from '../../counted.ts';
import { distinctCodes } from '../../pairs/participants.ts';
import { gatheringOf } from '../calendar-events.ts';
import { announcedAndDayBefore } from '../event-days.ts';
import { inCalendar } from '../in-calendar.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { offices } from '../offices.ts';
import { once } from '../schedule.ts';
import { text, whenAndWhere } from '../wording.ts';

/** Invites all participants when the ceremony has a date, and tells the organiser how many guests to invite in person. */
export const ceremonyInvitation: NoticeKind = {
  activity: '7.2',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { programme, calendar, context } = programmeState;
    const guests = programme.tables.guests.filter((row) => row.name && !row.invitedByHand && !row.invitedOn).length;
    return programme.tables.events.flatMap((event) => {
      const { eventId, kind, date, held, cancelled } = event;
      if (kind !== 'ceremony' || !eventId || !date || held || cancelled || date < context.today) return [];
      const common = {
        kind: 'ceremonyInvitation' as const,
        about: eventId,
        until: date,
        urgency: urgency.date,
        timing: 'ownDate' as const,
      };
      const gathering = gatheringOf(event, programmeState);
      const invitations = distinctCodes(programmeState.tookPart.stillWithUs).map((to) =>
        occasion({
          ...common,
          to,
          schedule: announcedAndDayBefore(context.today, date, calendar),
          compose: ({ nth }) => {
            const { blocks, invitations: invited } = inCalendar(programmeState, to, gathering);
            return {
              subject:
                nth === 1
                  ? `Приглашение на подведение итогов ${dayAndMonth(date)}`
                  : `Напоминание: подведение итогов ${dayAndMonth(date)}`,
              blocks: [
                text(
                  `${nth === 1 ? 'Приглашаем Вас на торжественное подведение' : 'Ждём Вас на торжественном подведении'} итогов программы наставничества: ${dayAndMonth(date)}${whenAndWhere(event)}. Будем рады Вас видеть!`,
                ),
                ...blocks,
              ],
              invitations: invited,
            };
          },
        }),
      );
      if (guests === 0) return invitations;
      const errands = offices(programme.settings, ['organiser']).map((to) =>
        occasion({
          ...common,
          to,
          schedule: once(context.today),
          compose: () => ({
            subject: `Пригласите гостей на ${dayAndMonth(date)}`,
            blocks: [
              text(
                `На подведение итогов ${dayAndMonth(date)} не всем передано приглашение: осталось пригласить ${counted(guests, 'гостя', 'гостей', 'гостей')}. Пригласите их, пожалуйста, лично и отметьте дату.`,
              ),
              { kind: 'tab', label: 'Открыть список гостей', table: 'guests' },
            ],
          }),
        }),
      );
      return [...invitations, ...errands];
    });
  },
};
