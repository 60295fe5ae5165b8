import { stringify } from 'csv-stringify/sync';
import type { GridView } from './grid-view.ts';

/**
 * A tab in the CSV format that Russian Excel opens without questions: semicolons and a byte order mark. A text that Excel would run as a formula gets
 * an apostrophe.
 */
export function csvOf({ columns, rows }: GridView): string {
  const filled = rows.filter(({ cells }) => cells.some(({ text }) => text !== ''));
  const lines = [columns.map(({ title }) => title), ...filled.map(({ cells }) => cells.map(({ text }) => text))];
  return stringify(lines, { delimiter: ';', bom: true, escape_formulas: true });
}
