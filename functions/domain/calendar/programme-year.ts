import type { Settings } from '../../../sheets-schema/settings.ts';

/** The year whose April to December the programme takes: the school's setting, or the present year where it is empty. */
export function programmeYear({ programYear }: Pick<Settings, 'programYear'>, today: string): number {
  return programYear ?? Number(today.slice(0, 4));
}
