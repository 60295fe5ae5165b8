import { destructionsDue } from '../../functions/domain/registers/destructions-due.ts';
import { planFor } from '../../functions/jobs/plan-for.ts';
import type { School } from '../../functions/jobs/school.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';

/** A participant whom one chooses on the page. */
export interface Participant {
  readonly code: string;
  /** Only in a workbook with names. */
  readonly name?: string | undefined;
}

/** Somebody of «Сроки хранения» whose data must be destroyed. */
export interface PersonToDestroy extends Participant {
  /** The last day, as an ISO date. */
  readonly by?: string | undefined;
}

/** The people whom the page of an erasure offers. */
export interface ErasurePeople {
  /** The whole tab «Участники», by name. */
  readonly everybody: readonly Participant[];
  /** The people whose data must be destroyed, the earliest last day first. */
  readonly due: readonly PersonToDestroy[];
}

/** Reads the people of an erasure from the workbook. */
export async function erasurePeople(school: School): Promise<ErasurePeople> {
  const { programmeState } = planFor(school, await readWorkbook(school.sheets, school.spreadsheetId), []).plan;
  const everybody = [...programmeState.intake.people].map(([code, { row }]) => ({ code, name: row.name }));
  const nameOf = new Map(everybody.map(({ code, name }) => [code, name]));
  return {
    everybody: everybody.sort((a, b) => (a.name ?? a.code).localeCompare(b.name ?? b.code, 'ru')),
    due: destructionsDue(programmeState).map((each) => ({ ...each, name: nameOf.get(each.code) })),
  };
}
