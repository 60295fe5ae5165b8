import type { Refusal } from './refusal.ts';

/** The result of a run for one letter. */
export type Delivery = {
  readonly messageId: string;
  /** Local date and time of the attempt. */
  readonly at: string;
} & (
  | { readonly outcome: 'sent' }
  | {
      readonly outcome: 'refused';
      readonly refusal: Refusal;
      /** The server's own words, for the curator. */
      readonly detail: string;
    }
  /** The run ended before it tried to send the letter. */
  | { readonly outcome: 'untried' }
);
