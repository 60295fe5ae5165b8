import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { ActivityId } from '../../../sheets-schema/roadmap.ts';

/** Something the programme waits for from somebody. */
export interface Awaited {
  readonly code: string;
  readonly what: string;
  /** First day it could be given. */
  readonly since: string;
  /** The activity it belongs to; undefined for a decision that the law asks for whatever the school's roadmap says. */
  readonly activity: ActivityId | undefined;
  /** The notices that ask for it. */
  readonly notices: readonly Notice[];
}
