import type { FileCell } from '../answer-file.ts';
import type { StaffField, StaffHeader } from './staff-header.ts';

/** What a person can correct in a row of a staff list: the text of a column, or whether the row is about a person. */
export type CorrectedField = 'name' | 'email' | 'subjectGroup' | 'teachingYears' | 'isYoungSpecialist' | 'isPerson';

/** Corrections of a list by row number, counted from 1. `isPerson` is «да» or «нет»; other fields are the new text of a column. */
export type Corrections = ReadonlyMap<number, Readonly<Partial<Record<CorrectedField, string>>>>;

/**
 * The cells of a row with its corrections. A corrected name replaces the names of all its columns. An empty name corrects
 * nothing: without a name, the row would become a further post of the person above.
 */
export function correctedCells(
  cells: readonly FileCell[],
  { columns }: StaffHeader,
  { isPerson: _, name, ...texts }: Readonly<Partial<Record<CorrectedField, string>>> = {},
): readonly FileCell[] {
  const inWhole = columns.has('name') ? 'name' : 'surname';
  const fields: Partial<Record<StaffField, string>> =
    name === undefined || name.trim() === '' ? texts : { ...texts, first: '', patronymic: '', [inWhole]: name };
  const corrected = [...cells];
  for (const [field, text] of Object.entries(fields)) {
    const column = columns.get(field as StaffField);
    if (column !== undefined) corrected[column] = text;
  }
  return corrected;
}
