/** A block of a letter with names and addresses filled in. */
export type WrittenBlock =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

export interface WrittenLetter {
  readonly subject: string;
  /** «Здравствуйте, Анна Ивановна!» */
  readonly greeting: string;
  readonly blocks: readonly WrittenBlock[];
  /** Who signs, and their contacts. */
  readonly signature: readonly string[];
  /** The link that stops reminders; only participants get reminders. */
  readonly unsubscribe?: string;
}
