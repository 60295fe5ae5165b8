import { plan } from '../../../../functions/domain/plan.ts';
import type { TableName } from '../../../../functions/domain/programme.ts';
import { context, type ProgrammeParts, programme } from '../programme-kit.ts';

/** The system's cells of a table on a day. Several parts of the plan may fill one row. */
export function rowsOf(table: TableName, parts: ProgrammeParts, today: string) {
  const rows = plan(programme(parts), context({ today })).tables.flatMap((one) =>
    one.table === table ? one.rows : [],
  );
  const merged = new Map<unknown, Record<string, unknown>>();
  for (const { at, values } of rows) merged.set(at ?? values, { ...merged.get(at ?? values), ...values });
  return [...merged.values()];
}
