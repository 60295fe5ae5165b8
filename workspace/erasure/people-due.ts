import { destructionsDue } from '../../functions/domain/registers/destructions-due.ts';
import { planFor } from '../../functions/jobs/plan-for.ts';
import type { School } from '../../functions/jobs/school.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';

/** Somebody of «Сроки хранения» whose data must be destroyed. */
export interface PersonToDestroy {
  readonly code: string;
  /** Only in a workbook with names. */
  readonly name?: string | undefined;
  /** The last day, as an ISO date. */
  readonly by?: string | undefined;
}

/** The people whose data must be destroyed, the earliest last day first. */
export async function peopleToDestroy(school: School): Promise<readonly PersonToDestroy[]> {
  const { programmeState } = planFor(school, await readWorkbook(school.sheets, school.spreadsheetId), []).plan;
  const { people } = programmeState.intake;
  return destructionsDue(programmeState).map((each) => ({ ...each, name: people.get(each.code)?.row.name }));
}
