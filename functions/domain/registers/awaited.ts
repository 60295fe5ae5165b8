import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { ActivityId } from '../../../sheets-schema/roadmap.ts';

/** Something the programme awaits from somebody. */
export interface Awaited {
  readonly code: string;
  readonly what: string;
  /** First day they could give it. */
  readonly since: string;
  /** Its activity; undefined for a decision that the law requires whatever the roadmap says. */
  readonly activity: ActivityId | undefined;
  /** The notices that ask for it. */
  readonly notices: readonly Notice[];
}
