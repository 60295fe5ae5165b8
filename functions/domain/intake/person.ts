import type { Entry } from '../programme.ts';

/** A teacher of the roster. */
export interface Person {
  readonly code: string;
  readonly row: Entry<'people'>;
  /** Whether the person is invited and still at the school. */
  readonly invited: boolean;
  /** Whether the person has left the school. From that day on the person takes no part. */
  readonly left: boolean;
}
