/** A word that may be a name, in a text that must not contain that name. */
export interface Doubt {
  readonly word: string;
  /** The word with its neighbours, so that people can find and judge it. */
  readonly around: string;
  readonly codes: readonly string[];
  /** Whether the word looks more like a name than an ordinary word. */
  readonly likely: boolean;
}
