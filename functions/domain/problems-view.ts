import { type DesiredTable, desired } from './desired.ts';
import { groupBy } from './group-by.ts';
import type { Problem, Programme } from './programme.ts';

type Shown = { readonly [Key in 'sheet' | 'cell' | 'code' | 'whatWasRead' | 'reason']?: string | undefined };

const keyOf = ({ sheet, cell, code, reason }: Shown) => [sheet, cell, code, reason].join('|');

/** Numbers of rows in a sentence. */
const ROWS = /(строк\S* )\d+(?:(?:–|, | и )\d+)*/g;

/** Identifies a problem independently of its cell and of row numbers in its text. */
const subjectOf = ({ sheet, code, whatWasRead, reason = '' }: Shown) =>
  [sheet, code, whatWasRead, reason.replace(ROWS, '$1')].join('|');

/** Puts the address of a problem in words: a whole row `6:6` becomes «строка 6». */
function inWords(problem: Problem): Problem {
  const { cell } = problem;
  return cell === undefined ? problem : { ...problem, cell: cell.replace(/^(\d+):\1$/, 'строка $1') };
}

/** «Проверка данных»: every open problem once, with the day on which it first appeared, even if people sorted or inserted rows since. */
export function problemsView(problems: readonly Problem[], { tables }: Programme, today: string): DesiredTable {
  const distinct = new Map(problems.map(inWords).map((problem) => [keyOf(problem), problem]));
  const since = new Map(tables.problems.map((row) => [keyOf(row), row.since]));
  const moved = groupBy(
    tables.problems.filter((row) => !distinct.has(keyOf(row))),
    subjectOf,
  );
  return desired(
    'problems',
    [...distinct].map(([key, { correction, ...problem }]) => ({
      values: {
        ...problem,
        suggestion: correction?.value,
        since: (since.has(key) ? since.get(key) : moved.get(subjectOf(problem))?.shift()?.since) ?? today,
      },
    })),
  );
}
