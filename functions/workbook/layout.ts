import type { CellType } from '../../sheets-schema/cell.ts';
import { type Form, TIMESTAMP_HEADER } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { type Column, isEssential, type Owner, type Table, type TableKind } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';

export interface ColumnLayout {
  readonly key: string;
  readonly header: string;
  readonly owner: Owner;
  /** Whether all work stops if this column is missing. */
  readonly essential: boolean;
  /** The type of the cells. Absent for answers, because we parse a form's row as a whole. */
  readonly type?: CellType<unknown>;
}

export interface TabLayout {
  readonly name: string;
  readonly title: string;
  readonly kind: TableKind;
  readonly key: readonly string[];
  readonly columns: readonly ColumnLayout[];
}

function tableLayout(table: Table): TabLayout {
  return {
    name: table.name,
    title: table.title,
    kind: table.kind,
    key: table.key,
    columns: Object.entries(table.columns).map(([key, column]) => {
      const { header, owner, type } = column as Column<unknown>;
      return { key, header, owner, type, essential: isEssential(table, key) };
    }),
  };
}

function answersLayout(form: Form): TabLayout {
  return {
    name: answersTab(form.name),
    title: form.tab,
    kind: 'answers',
    key: [],
    columns: [
      { key: 'submittedAt', header: TIMESTAMP_HEADER, owner: 'form', essential: true },
      ...Object.entries(form.questions).map(([key, question]) => ({
        key,
        header: question.title,
        owner: 'form' as const,
        essential: true,
      })),
    ],
  };
}

/** The name of the tab with a form's answers. */
export function answersTab(form: string): string {
  return `answers.${form}`;
}

/** All tabs of the workbook: the tables in order, then the answers of each form. */
export const layouts: readonly TabLayout[] = [
  ...Object.values(tables).map((table) => tableLayout(table as Table)),
  ...Object.values(forms).map((form) => answersLayout(form as Form)),
];
