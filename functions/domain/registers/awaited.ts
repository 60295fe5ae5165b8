import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { ActivityId } from '../../../sheets-schema/roadmap.ts';

/** An answer or an action that we await from a person. */
export interface Awaited {
  readonly code: string;
  readonly what: string;
  /** The first day on which the person could answer or act. */
  readonly since: string;
  /** The activity that needs this answer or action. Undefined for a decision that the law requires in any case. */
  readonly activity: ActivityId | undefined;
  /** The kinds of letters that ask the person for this. */
  readonly notices: readonly Notice[];
}
