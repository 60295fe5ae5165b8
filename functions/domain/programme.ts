import type { AnswerOf } from '../../sheets-schema/answer.ts';
import type { forms } from '../../sheets-schema/forms/index.ts';
import type { Settings } from '../../sheets-schema/settings.ts';
import type { Row } from '../../sheets-schema/table.ts';
import type { tables } from '../../sheets-schema/tables/index.ts';

export type TableName = keyof typeof tables;
export type FormName = keyof typeof forms;

/** A tab of the workbook: a table, or the answers of a form. */
export type TabName = TableName | `answers.${FormName}`;

/** A row of a tab in the state in which people and Nastavnik left it. `at` is the grid row; we use it only to write back. */
export type Entry<N extends TableName> = Row<(typeof tables)[N]> & { readonly at: number };

/** One answer to a form, from its response tab. No answer is dropped; they have the order of the tab. */
export interface Answer<F extends FormName> {
  readonly form: F;
  /** Permanent id of the answer: form, time stamp and code. */
  readonly responseId: string;
  /** Local date and time, ISO without a zone. */
  readonly submittedAt: string;
  readonly at: number;
  /** Whether every required question has a readable answer. */
  readonly complete: boolean;
  readonly fields: Partial<AnswerOf<(typeof forms)[F]>>;
}

/** Something in the workbook that we cannot use, in words for «Проверка данных». */
export interface Problem {
  /** Present title of the tab. */
  readonly sheet: string;
  /** A1 address, if there is one. */
  readonly cell?: string;
  readonly code?: string;
  /** The value in the cell; left out if it is private or the person has not consented. */
  readonly whatWasRead?: string;
  readonly reason: string;
  readonly whatToDo: string;
  /** Set if so much of the workbook is missing that we must not conclude anything from it until this is repaired. */
  readonly stopsWork?: true;
}

/** Everything from which a plan is made, apart from the date: what people entered, and what the ledgers remember. */
export interface Programme {
  readonly settings: Settings;
  readonly tables: { readonly [N in TableName]: readonly Entry<N>[] };
  readonly answers: { readonly [F in FormName]: readonly Answer<F>[] };
  /** ISO dates on which forms were recreated. Links that are older no longer work. Absent if no form was recreated. */
  readonly remadeForms?: Partial<Readonly<Record<FormName, string>>>;
  /** All keys that rows ever had, by table. They are never used again, even if the row is gone. Absent if nothing is remembered. */
  readonly given?: Partial<Readonly<Record<TableName, readonly string[]>>>;
  /** Problems found while reading: unreadable cells, missing columns and tabs. */
  readonly problems: readonly Problem[];
}
