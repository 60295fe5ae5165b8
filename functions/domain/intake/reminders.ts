import type { Intake } from './intake.ts';

/** Whether somebody accepts reminders: neither they (by the link in letters) nor the staff have switched them off. */
export function wantsReminders({ people, answers }: Pick<Intake, 'people' | 'answers'>, code: string): boolean {
  if (people.get(code)?.row.remindersOff) return false;
  return answers.latest('reminders', code)?.fields.wish !== 'off';
}
