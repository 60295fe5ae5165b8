import { compareValues } from '../../coerce.ts';
import { FormulaError, Grid, type Value } from '../../value.ts';
import type { Clauses } from './clauses.ts';
import { columnAt, type Expression, type Row, type Source } from './expression.ts';
import { fail } from './tokens.ts';

/** A column of the result. */
interface Column {
  readonly title: string;
  readonly format: string | undefined;
  of(rows: readonly Row[]): Value;
}

/** The result of a query. @throws {FormulaError} #N/A for an empty result, #VALUE! if the clauses contradict each other */
export function run(clauses: Clauses, source: Source, rows: readonly Row[]): Grid {
  const { where, group, pivot, order, skipping, limit, offset, options } = clauses;
  const select = clauses.select ?? Array.from({ length: source.width }, (_, index) => columnAt(index, source));
  const found = where ? rows.filter(where) : rows;
  const isGrouped = group.length + pivot.length > 0 || select.some(({ aggregates }) => aggregates);
  if (isGrouped) checkGrouping(select, group, pivot);
  const lines = isGrouped ? groupsOf(found, group) : found.map((row) => [row]);
  const sorted = lines.toSorted((a, b) => compared(order, a, b));
  const columns = select.flatMap((each) => columnsOf(each, clauses, found));
  const kept = sorted.filter((_, index) => index % skipping === 0).slice(offset, offset + limit);
  const body = options.has('no_values') ? [] : kept.map((members) => columns.map((column) => column.of(members)));
  const titles = columns.map(({ title }) => title);
  const all = source.heads.length > 0 || titles.some((title) => title !== '') ? [titles, ...body] : body;
  if (all.length === 0) throw new FormulaError('N_A', 'Query completed with an empty output.');
  const formats = options.has('no_format') ? [] : columns.map(({ format }) => format);
  return formats.some(Boolean) ? new FormattedGrid(all, columns.length, formats) : Grid.of(all);
}

/** A result whose columns have number formats. */
class FormattedGrid extends Grid {
  constructor(
    lines: readonly (readonly Value[])[],
    width: number,
    override readonly formats: readonly (string | undefined)[],
  ) {
    super(lines, lines.length, width);
  }
}

function checkGrouping(
  select: readonly Expression[],
  group: readonly Expression[],
  pivot: readonly Expression[],
): void {
  const known = new Set(group.map(({ key }) => key));
  const alone = select.find(({ aggregates, key }) => !aggregates && !known.has(key));
  if (alone) throw fail(`ADD_COL_TO_GROUP_BY_OR_AGG: ${alone.label}`);
  if (pivot.some(({ key }) => known.has(key))) throw fail('COL_IN_GROUP_AND_PIVOT');
}

/** The columns of one selected expression: one, or with a pivot one for each combination of the pivot's values. */
function columnsOf(
  expression: Expression,
  { select, pivot, labels, formats }: Clauses,
  rows: readonly Row[],
): Column[] {
  const { key, label } = expression;
  const title = labels.get(key) ?? label;
  const format = formats.get(key);
  if (pivot.length === 0 || !expression.aggregates) return [{ title, format, of: (members) => expression.of(members) }];
  const many = (select ?? []).filter(({ aggregates }) => aggregates).length > 1 || labels.has(key);
  return groupsOf(rows, pivot).map((group) => {
    const values = valuesOf(pivot, group);
    const named = values.map((value) => String(value ?? '')).join();
    const wanted = JSON.stringify(values);
    return {
      title: many ? `${named} ${title}`.trim() : named,
      format,
      of(members) {
        const own = members.filter((row) => JSON.stringify(valuesOf(pivot, [row])) === wanted);
        return own.length > 0 ? expression.of(own) : null;
      },
    };
  });
}

const valuesOf = (by: readonly Expression[], rows: readonly Row[]): Value[] => by.map((each) => each.of(rows));

/** The rows with equal values, in ascending order of the values. */
function groupsOf(rows: readonly Row[], by: readonly Expression[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(valuesOf(by, [row]));
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  const ascending = by.map((each) => ({ by: each, sign: 1 as const }));
  return [...groups.values()].sort((a, b) => compared(ascending, a, b));
}

function compared(order: Clauses['order'], a: readonly Row[], b: readonly Row[]): number {
  for (const { by, sign } of order) {
    const result = compareValues(by.of(a), by.of(b));
    if (result !== 0) return sign * result;
  }
  return 0;
}
