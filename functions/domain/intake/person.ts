import type { Entry } from '../programme.ts';

export interface Person {
  readonly code: string;
  readonly row: Entry<'people'>;
  /** Whether the person is invited and still at the school. */
  readonly invited: boolean;
  readonly left: boolean;
}
