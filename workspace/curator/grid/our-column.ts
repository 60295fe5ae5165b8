import type { Column, Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';

/** The column of the schema that a mark `table.key` names; undefined for a column of the school or of a form. */
export function ourColumn(mark: string | undefined): Column | undefined {
  const [name = '', key = ''] = mark?.split('.') ?? [];
  return name in tables ? (tables[name as keyof typeof tables] as Table).columns[key] : undefined;
}

/** Whether a column names one participant by their code. */
export const namesPerson = (mark: string | undefined): boolean => {
  const type = ourColumn(mark)?.type;
  return type?.kind === 'code' && mark !== PEOPLE_CODE && 'value' in type.read('К-01');
};

/** The mark of the column with the codes of participants. */
export const PEOPLE_CODE = 'people.code';
export const PEOPLE_NAME = 'people.name';
