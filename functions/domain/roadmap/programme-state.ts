import type { Facts } from '../facts-of.ts';
import type { ActivityState } from './activity-state.ts';
import type { StageState } from './stage-state.ts';

/** The facts of a day, and the state of the roadmap that they prove. */
export interface ProgrammeState extends Facts {
  /** The roadmap's activities in order, without switched-off activities. */
  readonly activities: readonly ActivityState[];
  readonly stages: readonly StageState[];
}
