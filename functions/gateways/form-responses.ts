/** An answer stored in the form itself, in addition to its row in the tab. */
export interface StoredResponse {
  readonly responseId: string;
  /** Submission time, RFC 3339. */
  readonly submittedAt: string;
  /** Texts by the question's entry number. */
  readonly answers: ReadonlyMap<number, readonly string[]>;
}

/** What the forms themselves store, for erasing people's data. */
export interface FormResponses {
  list(formId: string): Promise<readonly StoredResponse[]>;
  /** Every text that the form shows: titles, descriptions, options. */
  texts(formId: string): Promise<readonly string[]>;
  /** Deletes an answer permanently. Absent at Google, whose API cannot; there the bound script does it. */
  readonly remove?: (formId: string, responseId: string) => Promise<void>;
}

/** An answer to delete, identified by its time: the API and the script use different ids but the same time. */
export interface DoomedAnswer {
  readonly formId: string;
  /** RFC 3339. */
  readonly at: string;
  readonly code: string;
  /** Whether it has the person's code; otherwise it has their name. */
  readonly own: boolean;
}

/** Deletes answers from the forms themselves, as the bound script can. */
export interface AnswerShredder {
  /** @returns whether the answer is gone, now or from an earlier call; `unclear` if several have the same time and cannot be told apart */
  shred(answer: DoomedAnswer): Promise<'gone' | 'unclear'>;
}
