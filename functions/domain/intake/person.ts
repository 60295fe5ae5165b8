import type { Entry } from '../programme.ts';

/** A teacher of the roster. */
export interface Person {
  readonly code: string;
  readonly row: Entry<'people'>;
  /** Invited and still in the school. */
  readonly invited: boolean;
  /** No longer in the school: takes no part from that day on. */
  readonly left: boolean;
}
