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

/** Puts the address of a problem in words: a whole row `6:6` becomes «строка 6». */
function inWords(problem: Problem): Problem {
  const { cell } = problem;
  return cell === undefined ? problem : { ...problem, cell: cell.replace(/^(\d+):\1$/, 'строка $1') };
}

/** «Проверка данных»: every open problem once, with the day on which it first appeared. */
export function problemsView(problems: readonly Problem[], { tables }: Programme, today: string): DesiredTable {
  const since = new Map(tables.problems.map((row) => [keyOf(row), row.since]));
  const distinct = new Map(problems.map(inWords).map((problem) => [keyOf(problem), problem]));
  return desired(
    'problems',
    [...distinct].map(([key, { mend, ...problem }]) => ({
      values: { ...problem, suggestion: mend?.value, since: since.get(key) ?? today },
    })),
  );
}
