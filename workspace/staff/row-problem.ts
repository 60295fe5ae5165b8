import type { FileCell } from '../answer-file.ts';
import type { StaffField, StaffHeader } from './staff-header.ts';

/** What a person can correct in a row of a staff list: the text of a column, or whether the row is about a person. */
export type CorrectedField = 'name' | 'email' | 'subjectGroup' | 'teachingYears' | 'isYoungSpecialist' | 'isPerson';

/** Corrections of a list by row number, counted from 1. `isPerson` is «да» or «нет»; other fields are the new text of a column. */
export type Corrections = ReadonlyMap<number, Readonly<Partial<Record<CorrectedField, string>>>>;

/** A value of a row that could not be read. */
export interface RowProblem {
  readonly row: number;
  readonly field: CorrectedField;
  /** What is wrong, in Russian, without names and addresses. */
  readonly what: string;
  /** What to do in the file, if `what` does not say it. */
  readonly inFile?: string;
  /** The person's name or, if it is unknown, all texts of the row. */
  readonly who: string;
  /** The present text of the field. */
  readonly written: string;
  /** The text that was probably meant; empty if the field is better left empty. */
  readonly proposal?: string | undefined;
  /** The permitted texts, if they are a closed list. */
  readonly labels?: readonly string[];
  /** Whether the row is held back until somebody corrects it. Otherwise only this value is left out. */
  readonly isHeld: boolean;
}

/** A line about a problem for somebody who corrects the file. */
export const problemLine = ({ row, what, inFile = '' }: RowProblem): string => `  строка ${row}: ${what}${inFile}`;

/** The cells of a row with its corrections. A corrected name replaces the names of all its columns. */
export function correctedCells(
  cells: readonly FileCell[],
  { columns }: StaffHeader,
  { isPerson: _, name, ...texts }: Readonly<Partial<Record<CorrectedField, string>>> = {},
): readonly FileCell[] {
  const inWhole = columns.has('name') ? 'name' : 'surname';
  const fields: Partial<Record<StaffField, string>> =
    name === undefined ? texts : { ...texts, first: '', patronymic: '', [inWhole]: name };
  const corrected = [...cells];
  for (const [field, text] of Object.entries(fields)) {
    const column = columns.get(field as StaffField);
    if (column !== undefined) corrected[column] = text;
  }
  return corrected;
}
