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

/** What Nastavnik needs from Google Forms. */
export interface FormsGateway {
  /** Creates a form with all its questions, open for answers. */
  create(form: Form, live: LiveChoices): Promise<MadeForm>;
  /** Puts the present lists (areas, people, pairs) into an installed form. Its questions keep their identity. */
  refresh(made: MadeForm, form: Form, live: LiveChoices): Promise<void>;
  /**
   * Adds missing questions and the present fixed lists to an installed form. The school's wording stays as it is.
   * @returns the entry numbers of all questions
   */
  upgrade(made: MadeForm, form: Form, live: LiveChoices): Promise<MadeForm['entries']>;
  /** Whether the form exists and our account can open it. */
  opens(formId: string): Promise<boolean>;
  /** Links the form to a new tab of the spreadsheet. At Google only Apps Script can do this. */
  linkToTab(formId: string, spreadsheetId: string, title: string): Promise<{ sheetId: number }>;
}
