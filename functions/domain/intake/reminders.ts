import type { Intake } from './intake.ts';

/** Whether somebody accepts reminders: neither staff nor they (by the link in letters) opted out. */
export function wantsReminders({ people, answers }: Pick<Intake, 'people' | 'answers'>, code: string): boolean {
  if (people.get(code)?.row.remindersOff) return false;
  return answers.latest('reminders', code)?.fields.wish !== 'off';
}
