import { dayAndMonth } from '../../calendar/day-text.ts';
import { calendarEvents } from '../calendar-events.ts';
import { calendarLedger } from '../calendar-ledger.ts';
import type { CalendarEvent, Carried } from '../invitation.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { text, whenAndWhere } from '../wording.ts';

const IN_ATTACHMENT = 'Приглашение для календаря – во вложении: откройте его, и встреча в календаре изменится.';

const when = ({ date, time, place }: Pick<CalendarEvent, 'date' | 'time' | 'place'>) =>
  `${dayAndMonth(date)}${whenAndWhere({ time, place })}`;

function moved(before: Carried, now: CalendarEvent) {
  const { summary, name } = now;
  if (before.method === 'CANCEL') {
    return {
      subject: `${summary}: ${dayAndMonth(now.date)}`,
      words: `Встреча ${name}, которая отменялась, всё же состоится: ${when(now)}.`,
    };
  }
  const otherDay = before.date !== now.date;
  return {
    subject: `${otherDay ? 'Перенос' : 'Изменение'}: ${summary}, ${dayAndMonth(now.date)}`,
    words: otherDay
      ? `Встреча ${name} переносится с ${dayAndMonth(before.date)} на другой день. Теперь: ${when(now)}.`
      : `Встреча ${name} – в тот же день, но время или место другие: ${when(now)}.`,
  };
}

/** Tells people at once that a meeting in their calendar was moved or cancelled. The letter updates the calendar. */
export const meetingChanged: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) => {
    const { today } = programmeState.context;
    const ledger = calendarLedger(programmeState);
    const events = calendarEvents(programmeState);
    return ledger.all.flatMap(({ to, last }) => {
      const event = events.get(last.uid);
      const invited = event?.people.includes(to) ?? false;
      const next = event && invited ? ledger.next(to, event) : undefined;
      // If the meeting is in the past, nobody needs a notice of its cancellation.
      const isOver = last.date < today;
      if (event && next) {
        const { subject, words } = moved(last, event);
        return [
          occasion({
            kind: 'meetingChanged',
            to,
            about: `${last.uid} ${next.sequence}`,
            schedule: once(today),
            until: event.date,
            urgency: urgency.date,
            timing: 'meeting',
            compose: () => ({ subject, blocks: [text(words), text(IN_ATTACHMENT)], invitations: [next] }),
          }),
        ];
      }
      if (invited || last.method === 'CANCEL' || isOver) return [];
      const cancel: Carried = { ...last, method: 'CANCEL', sequence: last.sequence + 1 };
      return [
        occasion({
          kind: 'meetingChanged',
          to,
          about: `${last.uid} ${cancel.sequence}`,
          schedule: once(today),
          until: last.date,
          urgency: urgency.date,
          timing: 'meeting',
          compose: () => ({
            subject: `${event ? 'Приглашение снято' : 'Отмена'}: ${last.summary}, ${dayAndMonth(last.date)}`,
            blocks: [
              text(
                event
                  ? `Приглашение на встречу ${last.name} ${dayAndMonth(last.date)} снято: Вас на ней не ждут.`
                  : `Встреча ${last.name}, назначенная на ${dayAndMonth(last.date)}, отменяется.`,
              ),
              text('Во вложении – отмена для календаря: откройте её, и встреча из календаря исчезнет.'),
            ],
            invitations: [cancel],
          }),
        }),
      ];
    });
  },
};
