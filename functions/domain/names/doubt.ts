/** A word of a text that may be a name that must not appear. */
export interface Doubt {
  /** As spelt in the text. */
  readonly word: string;
  /** The word with its neighbours, to find it and to confirm it. */
  readonly around: string;
  /** Whom it may name. */
  readonly codes: readonly string[];
  /** Written like a name rather than an ordinary word. */
  readonly likely: boolean;
}
