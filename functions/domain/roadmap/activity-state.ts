import type { Activity } from '../timetable/activity.ts';
import type { Proof } from './proof.ts';

export type ActivityStatus = 'waived' | 'done' | 'overdue' | 'inProgress' | 'notStarted';

/** What the evidence says of one activity, before dates are looked at. */
export interface Evidence {
  /** Pieces there are, and pieces needed; n = 0 is never «done». */
  readonly k: number;
  readonly n: number;
  /** True where the rule holds: k = n is needed but not always enough. */
  readonly holds: boolean;
  /** ISO date of the last piece of evidence that has one, where the rule holds. */
  readonly doneOn?: string;
  /** True where nobody wrote down the day of a piece: it came at the latest on the day it was first seen. */
  readonly undated?: boolean;
  /** What is missing, by the name of the thing to do; short Russian phrases. */
  readonly missing: readonly string[];
  /** Worth knowing, but not in the way: «К-07: нет стартовой оценки». */
  readonly remarks?: readonly string[];
  /** Where the proof stands, or will stand. */
  readonly proof?: Proof;
  /** True where something has begun that cannot be counted yet, such as a draft. */
  readonly started?: boolean;
}

export interface ActivityState extends Evidence, Omit<Activity, 'row'> {
  readonly status: ActivityStatus;
  readonly deadline: string;
  readonly doneLate: boolean;
  /** Done by the school's word against the evidence: the reason. */
  readonly override: string | undefined;
  /** Why it is not required, where it is not. */
  readonly waivedBecause: string | undefined;
  /** Since when an activity that was done lacks evidence again. */
  readonly lostOn: string | undefined;
}

export type StageStatus = 'notOpen' | 'open' | 'readyToClose' | 'closed' | 'closedWithRemarks';

/** A result of a stage, with what proves it. */
export interface ResultState extends Pick<Evidence, 'k' | 'n' | 'missing' | 'proof'> {
  readonly key: string;
  readonly label: string;
  readonly present: boolean;
  /** The activity it comes out of is switched off: nobody asks for it. */
  readonly off: boolean;
}

export interface StageState {
  readonly stage: number;
  readonly title: string;
  readonly status: StageStatus;
  /** First day of its first month, shifted months included; absent where all its activities are switched off. */
  readonly beginsOn: string | undefined;
  readonly openedOn: string | undefined;
  readonly closedOn: string | undefined;
  /** Since when a closed stage lacks something; moves when something more is lost. */
  readonly remarksOn: string | undefined;
  readonly results: readonly ResultState[];
  readonly missing: readonly string[];
}
