import type { Notice } from '../../../sheets-schema/choices/notice.ts';

/** Something the programme waits for from somebody. */
export interface Awaited {
  readonly code: string;
  readonly what: string;
  /** First day it could be given. */
  readonly since: string;
  readonly notices: readonly Notice[];
}
