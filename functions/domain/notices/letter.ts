import type { Recipient } from '../context.ts';
import type { Attachment } from '../paper/attachment.ts';
import type { FormName } from '../programme.ts';
import type { Invitation } from './invitation.ts';

export type Prose =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

export type Prefill = Readonly<Record<string, string | readonly string[]>>;

/** A part of a letter. Texts name people as `{{К-07}}` until we send the letter, so that plans and ledgers contain no names. */
export type Block =
  | Prose
  /** A personal, pre-filled link to a form. The letter shows a button; its plain text shows the address. */
  | {
      readonly kind: 'form';
      readonly label: string;
      readonly form: FormName;
      readonly code: string;
      /** The answers to fill in, by question. A question with several choices may have several. */
      readonly prefill?: Prefill;
    }
  | { readonly kind: 'tab'; readonly label: string; readonly table: string }
  | { readonly kind: 'url'; readonly label: string; readonly url: string };

/** A letter to one person with everything that is due today. The most urgent part comes first. */
export interface Letter {
  /** The id of the letter. The same reason always gives the same id, so that no letter is sent twice. */
  readonly messageId: string;
  readonly to: Recipient;
  readonly noticeKeys: readonly string[];
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly attachments: readonly Attachment[];
  readonly invitations: readonly Invitation[];
  /** Whether this is the last letter to this person. The last letter has no link to stop reminders. */
  readonly last: boolean;
}
