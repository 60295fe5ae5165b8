import { dayAndMonth } from '../../calendar/day-text.ts';
import { workingDays } from '../../calendar/working-days.ts';
import { hasStarted, membersOf } from '../../pairs/pair.ts';
import { eventAbout, weekAndDayBefore } from '../event-days.ts';
import { type Kind, occasion, urgency } from '../occasion.ts';
import { text, whenAndWhere } from '../wording.ts';

/** The last meeting, of all pairs together. */
export const groupFinal: Kind = ({ pairs, programme, context }) => {
  const calendar = workingDays(programme.tables.holidays);
  const people = pairs.filter((pair) => hasStarted(pair) && pair.status !== 'dissolved').flatMap(membersOf);
  return programme.tables.events.flatMap((event) => {
    const { kind, date, held } = event;
    if (kind !== 'groupFinal' || !date || held || date < context.today) return [];
    return [...new Set(people)].sort().map((to) =>
      occasion({
        kind: 'groupFinal',
        to,
        about: eventAbout(event),
        schedule: weekAndDayBefore(date, calendar),
        until: date,
        urgency: urgency.date,
        timing: 'ownDate',
        compose: () => ({
          subject: `Итоговая встреча всех пар ${dayAndMonth(date)}`,
          blocks: [
            text(`Приглашаем Вас ${dayAndMonth(date)}${whenAndWhere(event)}: подведём итоги и поделимся опытом.`),
          ],
        }),
      }),
    );
  });
};
