import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { ActivityId } from '../../../sheets-schema/roadmap.ts';

/** Something that we await from a person: an answer or an action. */
export interface Awaited {
  readonly code: string;
  readonly what: string;
  /** First day on which the person could give it. */
  readonly since: string;
  /** The activity that it serves. Undefined for a decision that the law requires whatever the roadmap says. */
  readonly activity: ActivityId | undefined;
  /** The kinds of letters that request it from the person. */
  readonly notices: readonly Notice[];
}
