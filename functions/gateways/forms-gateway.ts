import type { Form } from '../../sheets-schema/form.ts';
import type { LiveChoices } from '../domain/live-choices.ts';

/** A form as it was made: where it is answered, and what its questions are called in a pre-filled link. */
export interface MadeForm {
  readonly formId: string;
  /** The id in the form's public address; it differs from `formId`. */
  readonly publishedId: string;
  /** Entry number of each question, by field. */
  readonly entries: Readonly<Record<string, number>>;
}

/** What Nastavnik asks of Google Forms. */
export interface FormsGateway {
  /** Makes a form with all its questions, open for answers. */
  create(form: Form, live: LiveChoices): Promise<MadeForm>;
  /** Puts the lists of today (areas, people, pairs) into an installed form; its questions stay the same ones. */
  refresh(made: MadeForm, form: Form, live: LiveChoices): Promise<void>;
  /**
   * Gives an installed form the questions that it lacks and the closed lists of today. Wording stays as the school has it.
   * @returns the entry numbers of all its questions.
   */
  upgrade(made: MadeForm, form: Form, live: LiveChoices): Promise<MadeForm['entries']>;
  /** Whether the form is there, and open to whom we work for. */
  opens(formId: string): Promise<boolean>;
  /** Links the form to a new tab of the spreadsheet; what only Apps Script can do at Google. */
  linkToTab(formId: string, spreadsheetId: string, title: string): Promise<{ sheetId: number }>;
}
