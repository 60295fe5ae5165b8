import type { Settings } from '../../../../sheets-schema/settings.ts';
import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { isQuiet, type WorkingDays } from '../../calendar/working-days.ts';
import { counted } from '../../counted.ts';
import { meetingName } from '../meeting-report.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { offices } from '../offices.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

const NEWS_FOR_DAYS = 14;

/** The search for working days stops after this many days, because the settings may contain a leave that never ends. */
const LONGEST_LEAVE_DAYS = 400;

/** The working day `count` working days later. Days in the long leave do not count. */
function workingDaysLater(
  day: string,
  count: number,
  calendar: Pick<WorkingDays, 'after'>,
  { quietFrom, quietTo }: Settings,
): string {
  const last = addDays(day, LONGEST_LEAVE_DAYS);
  let later = day;
  for (let left = count; left > 0 && later < last; ) {
    later = calendar.after(later, 1);
    if (!isQuiet(later, quietFrom, quietTo)) left -= 1;
  }
  return later;
}

/**
 * Tells the head about a pair that still has not reported a meeting after the mentor was reminded and the curator was asked to talk to the pair. The
 * letter contains only the pair's code, no names and no reason.
 */
export const pairNotMeeting: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: ({ due, pairs, programme, calendar }) => {
    const { headToldAfterDays: days } = programme.settings;
    if (days === 0) return [];
    const active = new Set(pairs.filter(({ status }) => status === 'active').map(({ pairCode }) => pairCode));
    return offices(programme.settings, ['head']).flatMap((to) =>
      due
        .filter(({ pairCode }) => active.has(pairCode))
        .map((meeting) => {
          const { pairCode, kind, window, dueOn } = meeting;
          const on = workingDaysLater(dueOn, days, calendar, programme.settings);
          return occasion({
            kind: 'pairNotMeeting',
            to,
            about: [pairCode, kind, window].filter((part) => part !== undefined).join(' '),
            schedule: once(on),
            until: addDays(on, NEWS_FOR_DAYS),
            urgency: urgency.overdue,
            timing: 'ordinary',
            compose: () => ({
              subject: `Пара ${pairCode}: встреча не отмечена`,
              blocks: [
                text(
                  `Пара (группа) ${pairCode}: ${meetingName(meeting)} встреча не отмечена, срок был ${dayAndMonth(dueOn)}. С тех пор прошло ${counted(days, 'рабочий день', 'рабочих дня', 'рабочих дней')} или больше.`,
                ),
                text(
                  'Спросите, пожалуйста, куратора, нужна ли паре помощь: время в расписании, замена, другой наставник.',
                ),
              ],
            }),
          });
        }),
    );
  },
};
