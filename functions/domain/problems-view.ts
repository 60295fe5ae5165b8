import { type DesiredTable, desired } from './desired.ts';
import type { Problem, Programme } from './programme.ts';

const keyOf = ({
  sheet,
  cell,
  code,
  reason,
}: {
  sheet?: string | undefined;
  cell?: string | undefined;
  code?: string | undefined;
  reason?: string | undefined;
}) => [sheet, cell, code, reason].join('|');

/** «Проверка данных»: every problem once, with the day it was first seen. What was mended is not here any more. */
export function problemsView(problems: readonly Problem[], { tables }: Programme, today: string): DesiredTable {
  const since = new Map(tables.problems.map((row) => [keyOf(row), row.since]));
  const distinct = new Map(problems.map((problem) => [keyOf(problem), problem]));
  return desired(
    'problems',
    [...distinct].map(([key, problem]) => ({ values: { ...problem, since: since.get(key) ?? today } })),
  );
}
