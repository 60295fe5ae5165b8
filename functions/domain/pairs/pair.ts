import type { PairStatus } from '../../../sheets-schema/tables/pairs.ts';
import type { Entry } from '../programme.ts';
import type { Order } from './pair-start.ts';

/** A pair or group that the workbook holds, with its life. */
export interface Pair {
  readonly pairCode: string;
  readonly mentor: string;
  /** Those who are in it still, or were to its end; in the order of their codes. */
  readonly mentees: readonly string[];
  /** Mentees who left a group that goes on without them. */
  readonly former: readonly FormerMentee[];
  readonly status: PairStatus;
  /** Since when the curator stands by it; absent while she does not. */
  readonly decidedOn: string | undefined;
  /** The order that fixes it, once there is one. */
  readonly order?: Order | undefined;
  /** First day it works by the order: the order's date, or the mentor's consent where it came later. */
  readonly activeFrom: string | undefined;
  /** Last day; absent while it works. */
  readonly endedOn: string | undefined;
  /** Why it ended, in words; absent while it works. */
  readonly endedBecause: string | undefined;
  /** Day of the final meeting, where one was held. */
  readonly finalOn: string | undefined;
  /** What keeps a confirmed pair from becoming active, or an active one from ending, in words. */
  readonly blocker: string | undefined;
  readonly row: Entry<'pairs'>;
}

export interface FormerMentee {
  readonly code: string;
  readonly leftOn: string;
}

export type { PairStatus };

/** A pair with its first day: it worked, or works. */
export type StartedPair = Pair & { readonly activeFrom: string };

export function hasStarted(pair: Pair): pair is StartedPair {
  return pair.activeFrom !== undefined && ['active', 'ended', 'dissolved'].includes(pair.status);
}

/** Everybody who is or was in the pair: the mentor first, then the mentees. */
export function membersOf({ mentor, mentees, former }: Pair): readonly string[] {
  return [mentor, ...mentees, ...former.map(({ code }) => code)];
}
