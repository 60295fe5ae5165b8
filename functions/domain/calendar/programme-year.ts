import type { Settings } from '../../../sheets-schema/settings.ts';

/** The year in which the programme runs, April to December. It comes from the settings; if they have none, it is the present year. */
export function programmeYear({ programYear }: Pick<Settings, 'programYear'>, today: string): number {
  return programYear ?? Number(today.slice(0, 4));
}
