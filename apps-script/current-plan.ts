import type { Plan } from '../functions/domain/plan.ts';
import type { TableName } from '../functions/domain/programme.ts';
import { type Planned, planFor } from '../functions/jobs/plan-for.ts';
import { READ_FIELDS, toSnapshot } from '../functions/workbook/read.ts';
import { WorkbookError } from '../functions/workbook/workbook-error.ts';
import { startRunTime } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** The desired and the current content of the workbook at this moment. Writes nothing. */
export function currentPlan(): Planned {
  const school = thisSchool(startRunTime());
  return planFor(school, toSnapshot(school.sheets.readNow(school.spreadsheetId, READ_FIELDS)), []);
}

/** The plan for this spreadsheet; undefined if no programme is installed. */
export function planIfInstalled(): Planned | undefined {
  try {
    return currentPlan();
  } catch (error) {
    if (error instanceof WorkbookError && error.code === 'notInstalled') return undefined;
    throw error;
  }
}

/** The rows of a tab in a plan. */
export function rowsOf(plan: Plan, table: TableName): readonly Readonly<Record<string, unknown>>[] {
  return plan.tables.filter((each) => each.table === table).flatMap((each) => each.rows.map(({ values }) => values));
}
