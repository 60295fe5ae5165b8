import { type FunctionTable, overArrays } from '../../function.ts';
import { RangeGrid } from '../../range-grid.ts';
import { asGrid, type Value } from '../../value.ts';
import { firsts, text, whole } from '../arguments.ts';
import { clausesOf } from './clauses.ts';
import type { Row } from './expression.ts';
import { run } from './run.ts';

/*
 * QUERY and its language (https://developers.google.com/chart/interactive/docs/querylanguage). For unsupported words, QUERY returns an error that
 * names them.
 */

/** The number of header rows if the formula does not give it: 1 if the first row has only texts and the second a number, otherwise 0. */
function guessedHeads(rows: readonly Row[]): number {
  const [head = [], next = []] = rows;
  const texts =
    head.some((value) => value !== null) && head.every((value) => value === null || typeof value === 'string');
  return Number(texts && next.some((value) => typeof value === 'number'));
}

/** Gives each column the type of most of its values. Values of other types become empty. */
function ofOneType(rows: readonly Row[], width: number): Row[] {
  const types = Array.from({ length: width }, (_, column) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = row[column] ?? null;
      if (value !== null && value !== '') counts.set(typeof value, (counts.get(typeof value) ?? 0) + 1);
    }
    return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  });
  const isOfType = (value: Value, column: number) =>
    value === '' || types[column] === undefined || typeof value === types[column];
  return rows.map((row) => row.map((value, column) => (isOfType(value, column) ? value : null)));
}

export const QUERY: FunctionTable = {
  QUERY: overArrays([2, 3], (args, call) => {
    const source = asGrid(args[0] ?? null);
    const given = firsts(args);
    const rows = source.full();
    while (rows.length > 0 && rows.at(-1)?.every((value) => value === null)) rows.pop();
    const wanted = whole(given, 2, call, -1);
    const heads = wanted >= 0 ? wanted : guessedHeads(rows);
    const titles = Array.from({ length: heads > 0 ? source.width : 0 }, (_, column) =>
      rows
        .slice(0, heads)
        .map((row) => row[column] ?? '')
        .join(' '),
    );
    const data = {
      width: source.width,
      firstColumn: source instanceof RangeGrid ? source.area.startColumnIndex : undefined,
      heads: titles,
      now: call.scope.workbook.now(),
    };
    return run(clausesOf(text(given, 1, call), data), data, ofOneType(rows.slice(heads), source.width));
  }),
};
