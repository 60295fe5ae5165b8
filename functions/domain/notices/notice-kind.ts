import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Occasion } from './occasion.ts';

/** Everything that is known of one kind of notice. `kinds/index.ts` lists them all. */
export interface NoticeKind {
  /**
   * The activity that all its letters serve: none goes where the school switched that off. Undefined where `occasions`
   * looks itself (a meeting, a role, a form decides), where the law asks for the letter, or where it answers a person's own act.
   */
  readonly activity: ActivityId | undefined;
  /** Which decision about the processing of their data a person must have made to be written to. */
  readonly consent: 'inForce' | 'undecided' | 'withdrawn';
  /** The reasons to write, today and in the coming weeks. */
  readonly occasions: (programmeState: ProgrammeState) => readonly Occasion[];
}
