import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Occasion } from './occasion.ts';

/** The definition of one kind of notice. `kinds/index.ts` lists them all. */
export interface NoticeKind {
  /**
   * The activity that all its letters serve. If the school switched that activity off, no letter goes. Undefined if `occasions` checks this
   * itself (by meeting, role or form), if the law requires the letter, or if the letter answers what a person just did.
   */
  readonly activity: ActivityId | undefined;
  /** What a person must have decided about data processing to get such a letter. */
  readonly consent: 'inForce' | 'undecided' | 'withdrawn';
  /** The reasons to write such letters, today and in the coming weeks. */
  readonly occasions: (programmeState: ProgrammeState) => readonly Occasion[];
}
