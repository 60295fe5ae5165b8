import type { Intake } from './intake.ts';

/** Whether a person accepts reminders. The staff can switch reminders off, and so can the person, with the link in letters. */
export function wantsReminders({ people, answers }: Pick<Intake, 'people' | 'answers'>, code: string): boolean {
  if (people.get(code)?.row.remindersOff) return false;
  return answers.latest('reminders', code)?.fields.wish !== 'off';
}
