import type { Prose } from '../../domain/notices/letter.ts';

/** A block of a letter in which names and addresses are filled in. */
export type WrittenBlock = Prose | { readonly kind: 'link'; readonly label: string; readonly url: string };

export interface WrittenLetter {
  readonly subject: string;
  /** «Здравствуйте, Анна Ивановна!» */
  readonly greeting: string;
  readonly blocks: readonly WrittenBlock[];
  /** The name and the contact data of the signer. */
  readonly signature: readonly string[];
  /** Only letters to participants have this link, because only they get reminders. */
  readonly unsubscribe?: string;
  /** A page with the participant's own answers. */
  readonly ownAnswers?: string;
}
