import type { Form } from '../../sheets-schema/form.ts';
import type { FileCell, FileTable } from '../../workspace/answer-file.ts';
import { type MatchedColumns, matchColumns } from './match-columns.ts';

/** The most rows (titles, empty rows) above a header. */
const DEEPEST = 20;

export interface FoundAnswers {
  readonly sheet: string | undefined;
  /** Row number, counted from 1. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly columns: MatchedColumns;
  readonly body: readonly (readonly FileCell[])[];
}

const matched = ({ uses }: MatchedColumns) => [...uses.values()].filter((use) => 'field' in use).length;

/**
 * Finds the row with the most titles of the form's questions, on any sheet; undefined if no row has such a title.
 * @param ofSchool - the school's own titles of the questions, by field
 */
export function findHeader(
  tables: readonly FileTable[],
  form: Form,
  ofSchool: ReadonlyMap<string, string>,
): FoundAnswers | undefined {
  let best: FoundAnswers | undefined;
  for (const { sheet, rows } of tables) {
    rows.slice(0, DEEPEST).forEach((row, index) => {
      const headers = row.map((cell) => String(cell ?? '').trim());
      const columns = matchColumns(headers, form, ofSchool);
      if (matched(columns) <= (best ? matched(best.columns) : 0)) return;
      best = { sheet, headerRow: index + 1, headers, columns, body: rows.slice(index + 1) };
    });
  }
  return best;
}
