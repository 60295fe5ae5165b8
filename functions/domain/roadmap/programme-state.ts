import type { Facts } from '../facts-of.ts';
import type { ActivityState } from './activity-state.ts';
import type { StageState } from './stage-state.ts';

/** State of the programme: the facts, and the roadmap state they prove. */
export interface ProgrammeState extends Facts {
  /** The roadmap's activities in order, without those switched off. */
  readonly activities: readonly ActivityState[];
  readonly stages: readonly StageState[];
}
