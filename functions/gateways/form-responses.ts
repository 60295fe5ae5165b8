/** An answer stored in the form itself, in addition to its row in the tab. */
export interface StoredResponse {
  readonly responseId: string;
  /** The time of submission, RFC 3339. */
  readonly submittedAt: string;
  /** The texts of the answer, by entry number of the question. */
  readonly answers: ReadonlyMap<number, readonly string[]>;
}

/** The answers and texts that the forms themselves store, for an erasure. */
export interface FormResponses {
  list(formId: string): Promise<readonly StoredResponse[]>;
  texts(formId: string): Promise<readonly string[]>;
  /** Deletes an answer permanently. Absent at Google, whose API cannot do this; the bound script does it instead. */
  readonly remove?: (formId: string, responseId: string) => Promise<void>;
}

/** An answer to delete. Its time identifies it, because the API and the script use different ids. */
interface AnswerToDelete {
  readonly formId: string;
  /** RFC 3339. */
  readonly at: string;
  readonly code: string;
  /** Whether the answer contains the person's code. If not, it contains their name. */
  readonly own: boolean;
}

/** Deletes answers from the forms themselves. The bound script can do this. */
export interface AnswerDeleter {
  /**
   * Deletes an answer.
   * @returns `gone` if the answer no longer exists; `unclear` if several answers have the same time
   */
  deleteAnswer(answer: AnswerToDelete): Promise<'gone' | 'unclear'>;
}
