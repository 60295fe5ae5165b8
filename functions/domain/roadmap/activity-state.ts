import type { Activity } from '../timetable/activity.ts';
import type { Proof } from './proof.ts';

export type ActivityStatus = 'waived' | 'done' | 'overdue' | 'inProgress' | 'notStarted';

/** The evidence for one activity, before dates are considered. */
export interface Evidence {
  /** Pieces present, and pieces needed; n = 0 is never «done». */
  readonly k: number;
  readonly n: number;
  /** Whether the rule holds; k = n is not always enough. */
  readonly holds: boolean;
  /** ISO date of the last dated piece of evidence, if the rule holds. */
  readonly doneOn?: string;
  /** True if a piece has no date: it came no later than the day it was first seen. */
  readonly undated?: boolean;
  /** What is missing, as tasks; short Russian phrases. */
  readonly missing: readonly string[];
  /** Worth knowing but not blocking: «К-07: нет стартовой оценки». */
  readonly remarks?: readonly string[];
  /** The present or future place of the proof. */
  readonly proof?: Proof;
  /** True if something has begun that does not count yet, such as a draft. */
  readonly started?: boolean;
}

export interface ActivityState extends Evidence, Omit<Activity, 'row'> {
  readonly status: ActivityStatus;
  readonly deadline: string;
  readonly doneLate: boolean;
  /** Staff's reason for marking it done against the evidence. */
  readonly override: string | undefined;
  /** Why it is not required, if so. */
  readonly waivedBecause: string | undefined;
  /** Since when a finished activity lacks evidence again. */
  readonly lostOn: string | undefined;
}

export type StageStatus = 'notOpen' | 'open' | 'readyToClose' | 'closed' | 'closedWithRemarks';

/** A result of a stage, with its proof. */
export interface ResultState extends Pick<Evidence, 'k' | 'n' | 'missing' | 'proof'> {
  readonly key: string;
  readonly label: string;
  readonly present: boolean;
  /** Its activity is switched off: nobody asks for it. */
  readonly off: boolean;
}

export interface StageState {
  readonly stage: number;
  readonly title: string;
  readonly status: StageStatus;
  /** First day of its first month, including shifts; absent if all its activities are switched off. */
  readonly beginsOn: string | undefined;
  readonly openedOn: string | undefined;
  readonly closedOn: string | undefined;
  /** Since when a closed stage lacks something; updated when more is lost. */
  readonly remarksOn: string | undefined;
  readonly results: readonly ResultState[];
  readonly missing: readonly string[];
}
