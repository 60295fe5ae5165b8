import type { Settings } from '../../../sheets-schema/settings.ts';
import { programmeYear } from '../calendar/programme-year.ts';

/** Days on which feedback is asked for, in order: 10 October and 16 November unless the school says otherwise. */
export function feedbackRounds(settings: Settings, today: string): string[] {
  const year = programmeYear(settings, today);
  return [settings.feedbackRound1 ?? `${year}-10-10`, settings.feedbackRound2 ?? `${year}-11-16`].sort();
}
