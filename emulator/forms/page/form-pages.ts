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
  /** Identifies this filling of the form, so that an answer that is sent twice counts once. */
  readonly token: string;
  /** The HTTP status: 400 if the page shows problems to fix. */
  readonly status: number;
  readonly random: Random;
}

/** What a respondent sees after sending a form. */
export interface SentPage {
  readonly form: FormDocument;
  /** The address of the empty form. */
  readonly again: string;
  /** A link to edit the sent answer, if it may be edited. */
  readonly edit?: string;
  /** The stored answers; absent if the answer was sent long ago. */
  readonly entries?: readonly Entered[];
}

/** How the pages of forms look, and what they know of the questions. An application may have its own. */
export interface FormPages {
  /** The questions of a form. An application may add rules and suggestions. */
  readonly fieldsOf: (form: FormDocument) => readonly Field[];
  /** Whether an answer that is sent again with other content replaces the first one. If not, it becomes another answer. */
  readonly replaces: (form: FormDocument) => boolean;
  readonly filling: (page: FormPage) => Answer;
  readonly sent: (page: SentPage) => Answer;
  readonly closed: (form: FormDocument) => Answer;
}
