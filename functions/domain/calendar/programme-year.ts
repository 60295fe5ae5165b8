import type { Settings } from '../../../sheets-schema/settings.ts';

/** The year in which the programme runs, April to December. By default it is the current year. */
export function programmeYear({ programYear }: Pick<Settings, 'programYear'>, today: string): number {
  return programYear ?? Number(today.slice(0, 4));
}
