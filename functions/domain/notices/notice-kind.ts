import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Occasion } from './occasion.ts';

/** The definition of one kind of notice. `kinds/index.ts` lists them all. */
export interface NoticeKind {
  /**
   * The activity that these letters serve. If the school switched the activity off, no letter goes. Undefined if `occasions` checks activities
   * itself, if the law requires the letter, or if the letter answers what a person just did.
   */
  readonly activity: ActivityId | undefined;
  /** The state of consent to processing in which a person may get these letters. */
  readonly consent: 'inForce' | 'undecided' | 'withdrawn';
  /** The reasons to write these letters, today and in the coming weeks. */
  readonly occasions: (programmeState: ProgrammeState) => readonly Occasion[];
}
