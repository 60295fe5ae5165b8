import type { Settings } from '../../../../sheets-schema/settings.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { counted } from '../../counted.ts';
import { distinctCodes } from '../../pairs/participants.ts';
import { guestInvitedOn, guestsByMail } from '../../registers/guests.ts';
import { gatheringOf } from '../calendar-events.ts';
import { announcedAndDayBefore } from '../event-days.ts';
import { inCalendar } from '../in-calendar.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { offices } from '../offices.ts';
import { once } from '../schedule.ts';
import { text, whenAndWhere } from '../wording.ts';

const school = ({ schoolShort }: Settings) => (schoolShort ? `Наша школа (${schoolShort})` : 'Наша школа');

/** Invites all participants and the guests with an address when the ceremony has a date. The organiser hears how many guests to invite in person. */
export const ceremonyInvitation: NoticeKind = {
  activity: '7.2',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { programme, calendar, context } = programmeState;
    const byMail = guestsByMail(programme);
    const byHand = new Set(programme.tables.guests.flatMap((one) => (one.invitedByHand ? (one.guestId ?? []) : [])));
    const guests = programme.tables.guests.filter(
      (guest) =>
        guest.name && !byMail.includes(guest.guestId ?? '') && guestInvitedOn(guest, programmeState) === undefined,
    ).length;
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
      const toGuests = byMail
        .filter((to) => !byHand.has(to))
        .map((to) =>
          occasion({
            ...common,
            to,
            schedule: once(context.today),
            compose: () => {
              const { blocks, invitations: invited } = inCalendar(programmeState, to, gathering);
              return {
                subject: `Приглашение на подведение итогов программы наставничества ${dayAndMonth(date)}`,
                blocks: [
                  text(
                    `${school(programme.settings)} приглашает Вас на торжественное подведение итогов программы наставничества: ${dayAndMonth(date)}${whenAndWhere(event)}. Будем рады Вас видеть!`,
                  ),
                  text('Пожалуйста, сообщите куратору, сможете ли Вы прийти.'),
                  ...blocks,
                ],
                invitations: invited,
              };
            },
          }),
        );
      if (guests === 0) return [...invitations, ...toGuests];
      const errands = offices(programme.settings, ['organiser']).map((to) =>
        occasion({
          ...common,
          to,
          schedule: once(context.today),
          compose: () => ({
            subject: `Пригласите гостей на ${dayAndMonth(date)}`,
            blocks: [
              text(
                `На подведение итогов ${dayAndMonth(date)} не всем передано приглашение: осталось пригласить лично ${counted(guests, 'гостя', 'гостей', 'гостей')}. Сделайте это, пожалуйста, и отметьте дату.`,
              ),
              { kind: 'tab', label: 'Открыть список гостей', table: 'guests' },
            ],
          }),
        }),
      );
      return [...invitations, ...toGuests, ...errands];
    });
  },
};
