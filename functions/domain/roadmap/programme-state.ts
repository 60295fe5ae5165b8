import type { Facts } from '../facts-of.ts';
import type { ActivityState, StageState } from './activity-state.ts';

/** State of the programme: the facts, and the state of the roadmap that they prove. */
export interface ProgrammeState extends Facts {
  /** The activities of the school's roadmap, in its order; without those that are switched off. */
  readonly activities: readonly ActivityState[];
  readonly stages: readonly StageState[];
}
