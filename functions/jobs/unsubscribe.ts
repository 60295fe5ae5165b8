import { dateTime } from '../../sheets-schema/cell.ts';
import { reminderWishes } from '../../sheets-schema/forms/reminders.ts';
import { schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import { parse } from '../workbook/parse.ts';
import { recordAnswers } from './record-answers.ts';
import type { School } from './school.ts';

/** The purpose of a link that stops reminders: such a link has the key of the form «Напоминания». */
export const REMINDERS = 'reminders';

/** The key of a person's link that stops reminders. The person's link to the form «Напоминания» has the same key. */
export function unsubscribeKey(secret: string, code: string): string {
  return formKey(secret)(REMINDERS, code);
}

/**
 * Records that a person wants no reminders, as an answer to the form «Напоминания», unless their last answer says so already. The caller must check
 * the key before.
 */
export async function unsubscribe(school: School, code: string): Promise<void> {
  await recordAnswers(school, 'reminders', (_, snapshot) => {
    const programme = parse(snapshot);
    const said = programme.answers.reminders.filter(({ fields }) => fields.code === code);
    const last = said.toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1)).at(-1);
    if (last?.fields.wish === 'off') return [];
    const { now } = schoolTime(school.clock.now(), programme.settings.timeZone);
    return [
      {
        cells: {
          submittedAt: dateTime.write(now),
          code,
          wish: reminderWishes.off,
          formKey: unsubscribeKey(snapshot.secret, code),
        },
      },
    ];
  });
}
