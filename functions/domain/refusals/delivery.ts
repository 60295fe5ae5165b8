import type { Refusal } from './refusal.ts';

/** What became of a letter that a run had taken up. */
export type Delivery = {
  readonly messageId: string;
  /** Local date and time of the attempt. */
  readonly at: string;
} & (
  | { readonly outcome: 'sent' }
  | {
      readonly outcome: 'refused';
      readonly refusal: Refusal;
      /** The server's own words, for the curator's eyes. */
      readonly detail: string;
    }
  /** The run ended before its turn. */
  | { readonly outcome: 'untried' }
);
