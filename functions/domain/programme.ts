import type { AnswerOf } from '../../sheets-schema/answer.ts';
import type { forms } from '../../sheets-schema/forms/index.ts';
import type { Settings } from '../../sheets-schema/settings.ts';
import type { Row } from '../../sheets-schema/table.ts';
import type { tables } from '../../sheets-schema/tables/index.ts';

export type TableName = keyof typeof tables;
export type FormName = keyof typeof forms;

/** A tab of the workbook: a table, or the answers of a form. */
export type TabName = TableName | `answers.${FormName}`;

/** A row of a tab as people and Nastavnik left it. `at` is the grid row, used only to write back. */
export type Entry<N extends TableName> = Row<(typeof tables)[N]> & { readonly at: number };

/** One answer to a form from the response tab; none are dropped, in the tab's order. */
export interface Answer<F extends FormName> {
  readonly form: F;
  /** Permanent id of the answer: form, time stamp and code. */
  readonly responseId: string;
  /** Local date and time, ISO without a zone. */
  readonly submittedAt: string;
  readonly at: number;
  /** Every required question was answered readably. */
  readonly complete: boolean;
  readonly fields: Partial<AnswerOf<(typeof forms)[F]>>;
}

/** Something unusable in the workbook, in words for «Проверка данных». */
export interface Problem {
  /** Present title of the tab. */
  readonly sheet: string;
  /** A1 address, if any. */
  readonly cell?: string;
  readonly code?: string;
  /** The value read; left out if it is private or consent is missing. */
  readonly whatWasRead?: string;
  readonly reason: string;
  readonly whatToDo: string;
  /** Until this is repaired nothing may follow from the workbook: too much of it is missing. */
  readonly stopsWork?: true;
}

/** Input of people and memory of the ledgers: apart from the date, everything a plan is made from. */
export interface Programme {
  readonly settings: Settings;
  readonly tables: { readonly [N in TableName]: readonly Entry<N>[] };
  readonly answers: { readonly [F in FormName]: readonly Answer<F>[] };
  /** ISO dates on which forms were recreated: older links to them are dead. Absent if none was. */
  readonly remadeForms?: Partial<Readonly<Record<FormName, string>>>;
  /** Keys that were ever given to rows, by table: they are never given again, even if the row is gone. Absent if nothing is remembered. */
  readonly given?: Partial<Readonly<Record<TableName, readonly string[]>>>;
  /** Problems found while reading: unreadable cells, missing columns and tabs. */
  readonly problems: readonly Problem[];
}
