import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { ActivityId } from '../../../sheets-schema/roadmap.ts';

export interface Awaited {
  readonly code: string;
  readonly what: string;
  readonly since: string;
  /** The activity that needs this; undefined for a decision that the law requires in any case. */
  readonly activity: ActivityId | undefined;
  /** The kinds of letters that ask the person for this. */
  readonly notices: readonly Notice[];
  /** What the letters are about, as in their keys: a role, a pair, a round. Absent if a person can have only one matter of the kind. */
  readonly about?: string;
}
