import { dateTime } from '../../sheets-schema/cell.ts';
import { reminderWishes } from '../../sheets-schema/forms/reminders.ts';
import { schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import { parse } from '../workbook/parse.ts';
import { readWorkbook } from '../workbook/workbook.ts';
import { recordAnswers } from './record-answers.ts';
import type { School } from './school.ts';

/** Compares without telling by the time it takes where two texts begin to differ. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

/** The key of a person's link that stops reminders: that of the form which asks the same. */
export function unsubscribeKey(secret: string, code: string): string {
  return formKey(secret)('reminders', code);
}

/** Whether the key of a link is the one that this school gave to this person. */
export async function mayUnsubscribe({ sheets, spreadsheetId }: School, code: string, key: string): Promise<boolean> {
  const { secret } = await readWorkbook(sheets, spreadsheetId);
  return sameText(key, unsubscribeKey(secret, code));
}

/**
 * Writes for a person that no reminders are wanted, as an answer to the form «Напоминания»; nothing where that is the last
 * word already. Whoever calls has checked the key.
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
