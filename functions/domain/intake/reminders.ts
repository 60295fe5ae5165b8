import type { Intake } from './intake.ts';

/** Whether somebody takes reminders: unless staff say no for him, or he said so by the link below every letter. */
export function wantsReminders({ people, answers }: Pick<Intake, 'people' | 'answers'>, code: string): boolean {
  if (people.get(code)?.row.remindersOff) return false;
  return answers.latest('reminders', code)?.fields.wish !== 'off';
}
