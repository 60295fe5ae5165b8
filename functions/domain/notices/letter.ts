import type { Recipient } from '../context.ts';
import type { Attachment } from '../paper/attachment.ts';
import type { FormName } from '../programme.ts';
import type { Invitation } from './invitation.ts';

/** The words of a letter. */
export type Prose =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/**
 * A part of a letter. Texts name people as `{{К-07}}`. The name is filled in when the letter is written out, so that no plan and no ledger
 * contains a name.
 */
export type Block =
  | Prose
  /** The personal, pre-filled link to a form: a button and the plain address below it. */
  | {
      readonly kind: 'form';
      readonly label: string;
      readonly form: FormName;
      readonly code: string;
      readonly prefill?: Readonly<Record<string, string>>;
    }
  /** A link to a tab of the workbook. */
  | { readonly kind: 'tab'; readonly label: string; readonly table: string }
  | { readonly kind: 'url'; readonly label: string; readonly url: string };

/** A letter to one person with everything that is due today, most urgent first. */
export interface Letter {
  /** The id of the letter. The same reason always gives the same id, so no letter goes twice. */
  readonly messageId: string;
  readonly to: Recipient;
  readonly noticeKeys: readonly string[];
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly attachments: readonly Attachment[];
  readonly invitations: readonly Invitation[];
  /** True for the last letter to this person. It has no link to stop reminders. */
  readonly last: boolean;
}
