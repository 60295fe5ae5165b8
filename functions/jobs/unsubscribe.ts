import { dateTime } from '../../sheets-schema/cell.ts';
import { reminderWishes } from '../../sheets-schema/forms/reminders.ts';
import { schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import { parse } from '../workbook/parse.ts';
import { SECRET_FIELDS, secretIn } from '../workbook/read.ts';
import { recordAnswers } from './record-answers.ts';
import type { School } from './school.ts';

/** Compares in constant time, so that the time does not show where the texts begin to differ. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

/** The key of a person's link that stops reminders. The person's link to the form «Напоминания» has the same key. */
export function unsubscribeKey(secret: string, code: string): string {
  return formKey(secret)('reminders', code);
}

interface KnownSecret {
  readonly secret: Promise<string | undefined>;
  readonly at: number;
}

/** How long a read of the secret counts, even a failed one, in milliseconds. */
const FRESH_MS = 60_000;

/**
 * Makes a function that checks whether a school gave this key to this person. Anybody may send a key, so a check must be cheap: it reads only the
 * secret, at most once a minute.
 */
export function linkChecker(now: () => number): (school: School, code: string, key: string) => Promise<boolean> {
  const secrets = new Map<string, KnownSecret>();

  const secretOf = ({ sheets, spreadsheetId }: School): Promise<string | undefined> => {
    const known = secrets.get(spreadsheetId);
    if (known && now() - known.at < FRESH_MS) return known.secret;
    const secret = sheets.read(spreadsheetId, SECRET_FIELDS).then(secretIn);
    secrets.set(spreadsheetId, { secret, at: now() });
    return secret;
  };

  return async (school, code, key) => {
    const secret = await secretOf(school);
    return secret !== undefined && sameText(key, unsubscribeKey(secret, code));
  };
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
