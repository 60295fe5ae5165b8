export type ActivityStatus = 'waived' | 'done' | 'overdue' | 'inProgress' | 'notStarted';

/** What the evidence says of one activity, before dates are looked at. */
export interface Evidence {
  /** Pieces there are, and pieces needed; n = 0 is never «done». */
  readonly k: number;
  readonly n: number;
  /** True where the rule holds: k = n is needed but not always enough. */
  readonly holds: boolean;
  /** ISO date of the last piece of evidence, where the rule holds. */
  readonly doneOn?: string;
  /** What is missing, by the name of the thing to do; short Russian phrases. */
  readonly missing: readonly string[];
  /** Where the proof stands: a tab's title or a link. */
  readonly proof?: string;
  /** True where something has begun that cannot be counted yet, such as a draft. */
  readonly started?: boolean;
}

export interface ActivityState extends Evidence {
  readonly id: string;
  readonly status: ActivityStatus;
  readonly deadline: string;
  readonly doneLate: boolean;
  /** Done by a person's word, with the reason. */
  readonly override: string | undefined;
}

export type StageStatus = 'notOpen' | 'open' | 'readyToClose' | 'closed' | 'closedWithRemarks';

export interface StageState {
  readonly stage: number;
  readonly status: StageStatus;
  readonly openedOn: string | undefined;
  readonly closedOn: string | undefined;
  /** Results with what proves them, or undefined where they are missing. */
  readonly results: readonly { readonly key: string; readonly present: boolean }[];
  readonly missing: readonly string[];
}
