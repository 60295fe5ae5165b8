import type { Refusal } from './refusal.ts';

/** What became of a letter that a run tried to send. */
export type Delivery = {
  readonly messageId: string;
  /** Local date and time of the attempt. */
  readonly at: string;
} & (
  | { readonly outcome: 'sent' }
  | {
      readonly outcome: 'refused';
      readonly refusal: Refusal;
      /** What the server said, for the curator. */
      readonly detail: string;
    }
  /** The run ended before its turn. */
  | { readonly outcome: 'untried' }
);
