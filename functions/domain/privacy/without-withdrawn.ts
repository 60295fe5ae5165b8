import type { Table } from '../../../sheets-schema/table.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import type { DesiredRow, DesiredTable } from '../desired.ts';
import type { TableName } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';
import { nameGuard } from './name-guard.ts';

type ExistingRow = Readonly<Record<string, unknown>> & { readonly at: number };

/** The columns in which the system writes words. */
function wordColumns({ columns }: Table): readonly string[] {
  return Object.keys(columns).filter((key) => {
    const { owner, type } = columns[key] ?? {};
    return owner === 'system' && (type?.kind === 'text' || type?.kind === 'longText');
  });
}

/**
 * The desired tables without the names of people who withdrew. Ledgers keep rows for ever, so we also remove these names from the words that are
 * already in a register. Until the data are destroyed, only people's own entries still name such a person.
 */
export function withoutWithdrawn(
  day: Pick<SchoolDay, 'programme' | 'intake' | 'context'>,
  tables: readonly DesiredTable[],
): readonly DesiredTable[] {
  const { withdrawn } = day.intake;
  if (withdrawn.size === 0) return tables;
  const { cleanStrictly } = nameGuard(
    day,
    (code) => !withdrawn.has(code),
    (code) => code,
  );
  // We keep a line that shows somebody else, even if this person has the same surname.
  const others = [...day.intake.people.keys()].filter((code) => !withdrawn.has(code));
  const shown = new Set(others.map((code) => day.context.identity.display(code)));
  const clean = (value: unknown) =>
    typeof value === 'string'
      ? value
          .split('\n')
          .map((line) => (shown.has(line) ? line : cleanStrictly(line)))
          .join('\n')
      : value;

  return tables.map(({ table, rows }) => {
    const own: Table = schema[table];
    const words = wordColumns(own);
    const cleaned = rows.map(({ at, values }): DesiredRow => {
      const entries = Object.entries(values).map(([key, value]) => [key, words.includes(key) ? clean(value) : value]);
      return { at, values: Object.fromEntries(entries) };
    });
    return {
      table,
      rows: own.kind === 'register' ? withCleanedCells(cleaned, existingRows(day, table), words, clean) : cleaned,
    };
  });
}

const existingRows = ({ programme }: Pick<SchoolDay, 'programme'>, table: TableName) =>
  programme.tables[table] as readonly ExistingRow[];

/** Adds the cleaned values of cells that the plan does not change. */
function withCleanedCells(
  rows: readonly DesiredRow[],
  present: readonly ExistingRow[],
  words: readonly string[],
  clean: (value: unknown) => unknown,
): readonly DesiredRow[] {
  const planned = new Map(rows.map(({ at, values }) => [at, values]));
  const changed = new Map(
    present.flatMap(({ at, ...cells }) => {
      const values = planned.get(at) ?? {};
      const named = words.filter((key) => !(key in values) && clean(cells[key]) !== cells[key]);
      const cleaned = Object.fromEntries(named.map((key) => [key, clean(cells[key])]));
      return named.length > 0 ? [[at, { at, values: { ...values, ...cleaned } }]] : [];
    }),
  );
  const added = [...changed.values()].filter(({ at }) => !planned.has(at));
  return [...rows.map((row) => (row.at === undefined ? row : (changed.get(row.at) ?? row))), ...added];
}
