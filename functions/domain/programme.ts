import type { AnswerOf } from '../../sheets-schema/answer.ts';
import type { forms } from '../../sheets-schema/forms/index.ts';
import type { Settings } from '../../sheets-schema/settings.ts';
import type { Row } from '../../sheets-schema/table.ts';
import type { tables } from '../../sheets-schema/tables/index.ts';

export type TableName = keyof typeof tables;
export type FormName = keyof typeof forms;

/** A tab of the workbook: a table, or the answers of a form. */
export type TabName = TableName | `answers.${FormName}`;

/** A row of a tab as people and Nastavnik left it. `at` is the grid row, only ever handed back to the workbook. */
export type Entry<N extends TableName> = Row<(typeof tables)[N]> & { readonly at: number };

/** One answer to a form, as it stands in the response tab: every one of them, in the order of the tab. */
export interface Answer<F extends FormName> {
  readonly form: F;
  /** Names the answer for good: form, time stamp and code. */
  readonly responseId: string;
  /** Local date and time, ISO without a zone. */
  readonly submittedAt: string;
  readonly at: number;
  /** Every required question was answered and could be read. */
  readonly complete: boolean;
  readonly fields: Partial<AnswerOf<(typeof forms)[F]>>;
}

/** Something in the workbook that could not be used, in words for «Проверка данных». */
export interface Problem {
  /** Title of the tab as it is now. */
  readonly sheet: string;
  /** A1 address, where there is one. */
  readonly cell?: string;
  readonly code?: string;
  /** What was read there; left out where it is private or the consent is missing. */
  readonly whatWasRead?: string;
  readonly reason: string;
  readonly whatToDo: string;
  /** Until this is mended nothing may follow from the workbook: too much of what people wrote is out of sight. */
  readonly stopsWork?: true;
}

/** What people wrote and what the ledgers remember: everything a plan is made from, besides the date. */
export interface Programme {
  readonly settings: Settings;
  readonly tables: { readonly [N in TableName]: readonly Entry<N>[] };
  readonly answers: { readonly [F in FormName]: readonly Answer<F>[] };
  /** ISO dates on which forms were made anew: older links to them lead nowhere. Absent where none was. */
  readonly remadeForms?: Partial<Readonly<Record<FormName, string>>>;
  /** Keys that rows were given once, by table, whatever became of the rows: they go to no other. Absent where nothing is remembered. */
  readonly given?: Partial<Readonly<Record<TableName, readonly string[]>>>;
  /** What reading the workbook found: cells that do not parse, columns and tabs that are gone. */
  readonly problems: readonly Problem[];
}
