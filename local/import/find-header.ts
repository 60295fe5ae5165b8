import type { Form } from '../../sheets-schema/form.ts';
import type { FileCell, FileTable } from './answer-file.ts';
import { type MatchedColumns, matchColumns } from './match-columns.ts';

/** How far down a header may stand below a title and empty rows. */
const DEEPEST = 20;

/** The answers of a file: their header and what stands below it. */
export interface FoundAnswers {
  readonly sheet: string | undefined;
  /** As people count. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly columns: MatchedColumns;
  readonly body: readonly (readonly FileCell[])[];
}

const matched = ({ uses }: MatchedColumns) => [...uses.values()].filter((use) => 'field' in use).length;

/**
 * The row that has most questions of the form for headers, on whichever sheet; undefined where none has any.
 * @param ofSchool how the school's own form heads the questions, by field
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
