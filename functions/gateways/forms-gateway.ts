import type { Form } from '../../sheets-schema/form.ts';
import type { LiveChoices } from '../domain/live-choices.ts';

/** A form that was created: its address, and the names of its questions in pre-filled links. */
export interface MadeForm {
  readonly formId: string;
  /** The id in the form's public address; it differs from `formId`. */
  readonly publishedId: string;
  /** The entry number of each question, by field. */
  readonly entries: Readonly<Record<string, number>>;
}

/** Nastavnik's calls to Google Forms. */
export interface FormsGateway {
  /** Creates a form with all its questions, open for answers. */
  create(form: Form, live: LiveChoices): Promise<MadeForm>;
  /** Puts the current lists (areas, people, pairs) into an installed form. The questions keep their ids. */
  refresh(made: MadeForm, form: Form, live: LiveChoices): Promise<void>;
  /**
   * Adds missing questions to an installed form, and updates its fixed lists. The school's wording stays unchanged.
   * @returns the entry numbers of all questions
   */
  upgrade(made: MadeForm, form: Form, live: LiveChoices): Promise<MadeForm['entries']>;
  /** Whether the form exists and our account can open it. */
  opens(formId: string): Promise<boolean>;
  /** Links the form to a new tab of the spreadsheet. At Google only Apps Script can do this. */
  linkToTab(formId: string, spreadsheetId: string, title: string): Promise<{ sheetId: number }>;
}
