import type { AnswerOf } from '../../sheets-schema/answer.ts';
import type { forms } from '../../sheets-schema/forms/index.ts';
import type { Settings } from '../../sheets-schema/settings.ts';
import type { Row } from '../../sheets-schema/table.ts';
import type { tables } from '../../sheets-schema/tables/index.ts';

export type TableName = keyof typeof tables;
export type FormName = keyof typeof forms;

/** A tab of the workbook: a table, or the answers of a form. */
export type TabName = TableName | `answers.${FormName}`;

/** A row of a tab, as people and Nastavnik left it. `at` is the grid row, which we use only to write back. */
export type Entry<N extends TableName> = Row<(typeof tables)[N]> & { readonly at: number };

/** One answer to a form, from its response tab. */
export interface Answer<F extends FormName> {
  readonly form: F;
  /** Made of form, time stamp and code, so it never changes. */
  readonly responseId: string;
  /** Local date and time, ISO without a zone. */
  readonly submittedAt: string;
  readonly at: number;
  /** Whether every required question has a readable answer. */
  readonly complete: boolean;
  readonly fields: Partial<AnswerOf<(typeof forms)[F]>>;
}

/** A fault of the workbook, described for «Проверка данных». */
export interface Problem {
  readonly sheet: string;
  /** A1 address; absent if the problem is not in one cell or row. */
  readonly cell?: string;
  readonly code?: string;
  /** Absent if the value is private or the person has not consented. */
  readonly whatWasRead?: string;
  readonly reason: string;
  readonly whatToDo: string;
  /** The value that the cell probably should have. The curator can accept it with one click. */
  readonly correction?: {
    readonly table: TableName;
    readonly at: number;
    readonly column: string;
    readonly value: string;
  };
  /** Whether too much of the workbook is missing to plan anything before somebody repairs it. */
  readonly stopsWork?: true;
}

export type Wordings = Partial<Readonly<Record<FormName, Readonly<Record<string, string>>>>>;

/** People's entries and our own records. */
export interface Programme {
  readonly settings: Settings;
  readonly tables: { readonly [N in TableName]: readonly Entry<N>[] };
  readonly answers: { readonly [F in FormName]: readonly Answer<F>[] };
  /** ISO dates on which forms were recreated. Older links no longer work. Absent if no form was recreated. */
  readonly remadeForms?: Partial<Readonly<Record<FormName, string>>>;
  /** The present wording of each form's questions, by field. Absent if we have not read the forms' tabs. */
  readonly wordings?: Wordings;
  /** All keys that rows ever had, by table, so that no key is used again. Absent if we have no record of keys. */
  readonly given?: Partial<Readonly<Record<TableName, readonly string[]>>>;
  readonly problems: readonly Problem[];
}
