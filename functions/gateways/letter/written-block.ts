/** A block of a letter with the names and addresses put in: ready to be read. */
export type WrittenBlock =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

export interface WrittenLetter {
  readonly subject: string;
  /** «Здравствуйте, Анна Ивановна!» */
  readonly greeting: string;
  readonly blocks: readonly WrittenBlock[];
  /** Who signs, and how to reach them. */
  readonly signature: readonly string[];
  /** Where to ask for no more reminders; only a participant is reminded. */
  readonly unsubscribe?: string;
}
