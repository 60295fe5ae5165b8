/** A word of a text that may name somebody who may not be named. */
export interface Doubt {
  /** As it stands in the text. */
  readonly word: string;
  /** The word with its neighbours, to be found by and to be confirmed. */
  readonly around: string;
  /** Whom it may name. */
  readonly codes: readonly string[];
  /** Written like a name; otherwise like any other word. */
  readonly likely: boolean;
}
