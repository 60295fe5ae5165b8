import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Occasion } from './occasion.ts';

/** The definition of one kind of notice. `kinds/index.ts` lists them all. */
export interface NoticeKind {
  /**
   * The activity that all its letters serve: none goes if the school switched that off. Undefined if `occasions` checks itself (by meeting, role or
   * form), if the law requires the letter, or if it answers a person's own act.
   */
  readonly activity: ActivityId | undefined;
  /** The decision about data processing that allows writing to a person. */
  readonly consent: 'inForce' | 'undecided' | 'withdrawn';
  /** The reasons to write, today and in the coming weeks. */
  readonly occasions: (programmeState: ProgrammeState) => readonly Occasion[];
}
