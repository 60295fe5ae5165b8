/** An answer stored in the form itself, in addition to its row in the tab. */
export interface StoredResponse {
  readonly responseId: string;
  /** When the answer was submitted, RFC 3339. */
  readonly submittedAt: string;
  /** The texts of the answer, by entry number of the question. */
  readonly answers: ReadonlyMap<number, readonly string[]>;
}

/** What the forms themselves store. Erasing a person's data needs it. */
export interface FormResponses {
  list(formId: string): Promise<readonly StoredResponse[]>;
  /** Every text that the form shows: titles, descriptions, options. */
  texts(formId: string): Promise<readonly string[]>;
  /** Deletes an answer permanently. Absent with Google, whose API cannot delete answers; there the bound script does it. */
  readonly remove?: (formId: string, responseId: string) => Promise<void>;
}

/** An answer to delete. Its time identifies it: the API and the script use different ids but the same time. */
interface DoomedAnswer {
  readonly formId: string;
  /** RFC 3339. */
  readonly at: string;
  readonly code: string;
  /** Whether the answer has the person's code; if not, it has their name. */
  readonly own: boolean;
}

/** Deletes answers from the forms themselves. The bound script can do this. */
export interface AnswerShredder {
  /**
   * Deletes an answer.
   * @returns whether the answer is gone, now or since an earlier call; `unclear` if several answers have the same time and we cannot tell them
   * apart
   */
  shred(answer: DoomedAnswer): Promise<'gone' | 'unclear'>;
}
