import type { Answer } from '../../core/exchange.ts';
import type { Field } from '../fields.ts';
import type { FormDocument } from '../model.ts';
import type { Section } from '../sections.ts';
import type { Entered } from '../submission.ts';
import type { Random } from './shuffle.ts';

/** One section of a form, for a respondent to fill in. */
export interface FormPage {
  readonly form: FormDocument;
  readonly section: Section;
  /** The number of sections. */
  readonly count: number;
  /** Whether this is the last section. */
  readonly last: boolean;
  /** The entries of the whole form. Entries of other sections become hidden fields. */
  readonly entries: readonly Entered[];
  readonly history: readonly number[];
  /** The address to which the form is posted. */
  readonly action: string;
  /** Identifies the page that is being filled in, so that an answer that is sent twice counts once. */
  readonly token: string;
  /** The HTTP status: 400 if the page shows problems to fix. */
  readonly status: number;
  readonly random: Random;
}

/** The page that a respondent sees after sending a form. */
export interface SentPage {
  readonly form: FormDocument;
  /** The address of the empty form. */
  readonly again: string;
  /** A link to edit the sent answer, if it may be edited. */
  readonly edit?: string;
  /** The stored answers; absent if the answer was sent long ago. */
  readonly entries?: readonly Entered[];
}

/** The pages of forms: their look, and what they know about the questions. An application may replace them. */
export interface FormPages {
  /** The questions of a form. An application may add rules and suggestions. */
  readonly fieldsOf: (form: FormDocument) => readonly Field[];
  /** Whether an answer that the same page sends again with other content replaces the first answer. If not, it is stored as another answer. */
  readonly replaces: (form: FormDocument) => boolean;
  readonly filling: (page: FormPage) => Answer;
  readonly sent: (page: SentPage) => Answer;
  readonly closed: (form: FormDocument) => Answer;
}
