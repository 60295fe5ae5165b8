/** An answer as the form itself keeps it, besides the row in its tab. */
export interface StoredResponse {
  readonly responseId: string;
  /** When it came, RFC 3339. */
  readonly submittedAt: string;
  /** Texts by the entry number of the question. */
  readonly answers: ReadonlyMap<number, readonly string[]>;
}

/** What the forms themselves keep, for those whose data must go. */
export interface FormResponses {
  list(formId: string): Promise<readonly StoredResponse[]>;
  /** Every text that the form shows: titles, descriptions, options. */
  texts(formId: string): Promise<readonly string[]>;
  /** Deletes an answer for good. Absent at Google, whose API cannot: there the bound script does it. */
  readonly remove?: (formId: string, responseId: string) => Promise<void>;
}

/** An answer that must go, known by when it came: the API and the script name answers differently, but agree on that. */
export interface DoomedAnswer {
  readonly formId: string;
  /** RFC 3339. */
  readonly at: string;
  readonly code: string;
  /** Whether it says the code; otherwise it named the person in its words. */
  readonly own: boolean;
}

/** Deletes answers from the forms themselves, as the bound script can. */
export interface AnswerShredder {
  /** @returns whether it is gone, by this or an earlier call; `unclear` where several came at once and nobody can tell which it is */
  shred(answer: DoomedAnswer): Promise<'gone' | 'unclear'>;
}
