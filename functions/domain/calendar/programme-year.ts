import type { Settings } from '../../../sheets-schema/settings.ts';

/** The year in which the programme runs, April to December: from the settings, or the present year if empty. */
export function programmeYear({ programYear }: Pick<Settings, 'programYear'>, today: string): number {
  return programYear ?? Number(today.slice(0, 4));
}
