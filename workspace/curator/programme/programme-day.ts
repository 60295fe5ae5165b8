import type { DesiredTable } from '../../../functions/domain/desired.ts';
import type { Plan } from '../../../functions/domain/plan.ts';
import type { Programme, TableName } from '../../../functions/domain/programme.ts';
import { planOn } from '../../../functions/jobs/plan-for.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import type { View } from '../context.ts';
import { earlierProgramme } from './earlier-programme.ts';

/** The programme on one day, as the page shows it. */
export interface ProgrammeDay {
  /** The workbook as a run on that day would leave it. */
  readonly view: View;
  readonly plan: Plan;
}

interface AnyRow {
  readonly at: number;
}

/** The rows of a tab after a plan. In a view, the planned rows replace all rows. In a register, the planned cells replace the system's cells. */
function rowsAfter(have: readonly AnyRow[], { table, rows }: DesiredTable): readonly AnyRow[] {
  if (schema[table].kind === 'view') return rows.map(({ values }, index) => ({ ...values, at: index + 1 }));
  const planned = new Map(rows.flatMap(({ at, values }) => (at === undefined ? [] : [[at, values]])));
  const last = Math.max(0, ...have.map(({ at }) => at));
  const added = rows.filter(({ at }) => at === undefined);
  return [
    ...have.map((row) => ({ ...row, ...planned.get(row.at) })),
    ...added.map(({ values }, index) => ({ ...values, at: last + 1 + index })),
  ];
}

function after(programme: Programme, plan: Plan): Programme {
  const planned = new Map<TableName, DesiredTable>(plan.tables.map((each) => [each.table, each]));
  const tables = Object.entries(programme.tables).map(([name, rows]) => {
    const want = planned.get(name as TableName);
    return [name, want ? rowsAfter(rows, want) : rows];
  });
  return { ...programme, tables: Object.fromEntries(tables) as Programme['tables'] };
}

/**
 * The programme on a day. On a later day, we assume that nobody entered anything since today. On an earlier day, everything with a later date is left
 * out.
 * @param day - ISO date
 */
export function programmeOn(day: string, { view, names }: { view: View; names: School['names'] }): ProgrammeDay {
  const { snapshot, today } = view;
  const programme = day < today ? earlierProgramme(view.programme, day) : view.programme;
  const plan = planOn(day, { programme, snapshot, names });
  return { plan, view: { snapshot, programme: after(programme, plan), today: day, now: `${day}T12:00:00` } };
}
