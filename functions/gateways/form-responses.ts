/** An answer stored in the form itself, in addition to its row in the tab. */
export interface StoredResponse {
  readonly responseId: string;
  /** The time of submission, RFC 3339. */
  readonly submittedAt: string;
  /** The texts of the answer, by entry number of the question. */
  readonly answers: ReadonlyMap<number, readonly string[]>;
}

/** The answers and texts that the forms themselves store. The erasure of a person's data needs them. */
export interface FormResponses {
  list(formId: string): Promise<readonly StoredResponse[]>;
  /** Every text that the form shows: titles, descriptions, options. */
  texts(formId: string): Promise<readonly string[]>;
  /** Deletes an answer permanently. Absent for Google, whose API cannot delete answers; there the bound script deletes answers. */
  readonly remove?: (formId: string, responseId: string) => Promise<void>;
}

/** An answer to delete. We identify an answer by its time, because the API and the script use different ids but the same time. */
interface DoomedAnswer {
  readonly formId: string;
  /** RFC 3339. */
  readonly at: string;
  readonly code: string;
  /** Whether the answer contains the person's code. If not, the answer contains their name. */
  readonly own: boolean;
}

/** Deletes answers from the forms themselves. The bound script can do this. */
export interface AnswerShredder {
  /**
   * Deletes an answer.
   * @returns `gone` if the answer no longer exists; `unclear` if several answers have the same time and we cannot distinguish them
   */
  shred(answer: DoomedAnswer): Promise<'gone' | 'unclear'>;
}
