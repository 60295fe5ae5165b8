/** An answer as the form itself keeps it, besides the row in its tab. */
export interface StoredResponse {
  readonly responseId: string;
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
