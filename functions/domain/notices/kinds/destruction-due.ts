import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import type { WorkingDays } from '../../calendar/working-days.ts';
import { destructionsDue } from '../../registers/destructions-due.ts';
import { workingDayBefore } from '../event-days.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { text } from '../wording.ts';

const DAYS_BEFORE = 7;

/**
 * The day of the first letter: a week before the last day. If that week has no working day, the letter is sent earlier, so that nobody misses the
 * legal deadline.
 */
function firstLetterOn(last: string, calendar: WorkingDays): string {
  const from = addDays(last, -DAYS_BEFORE);
  return calendar.onOrAfter(from) <= last ? from : workingDayBefore(from, calendar);
}

/** Reminds the curator every day to destroy the data of somebody who withdrew their consent, until the act is registered. */
export const destructionDue: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) => {
    const { calendar } = programmeState;
    return destructionsDue(programmeState).map(({ code, withdrawnOn, by }) => {
      const last = calendar.onOrBefore(by);
      return occasion({
        kind: 'destructionDue',
        to: 'curator',
        about: `${code} ${withdrawnOn}`,
        schedule: { kind: 'daily', from: firstLetterOn(last, calendar) },
        urgency: urgency.legal,
        timing: 'legal',
        compose: (_, { day }) => ({
          subject: `${day > last ? 'Срок прошёл: уничтожить данные' : `Уничтожить данные до ${dayAndMonth(last)}`}: ${code}`,
          blocks: [
            text(
              `Участник ${code} отозвал согласие ${dayAndMonth(withdrawnOn)}. По закону его данные уничтожаются не позднее ${dayAndMonth(last)} (152-ФЗ, ст. 21).`,
            ),
            text(
              `Подпишите акт и внесите его на лист «Документы», а в примечании укажите код ${code}: тогда эти письма прекратятся.`,
            ),
            { kind: 'tab', label: 'Открыть документы', table: 'documents' },
          ],
        }),
      });
    });
  },
};
