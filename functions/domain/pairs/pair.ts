import type { PairStatus } from '../../../sheets-schema/tables/pairs.ts';
import type { Entry } from '../programme.ts';
import type { Order } from './pair-start.ts';

/** A pair or group of the workbook, with its history. */
export interface Pair {
  readonly pairCode: string;
  readonly mentor: string;
  /** Present members, or members to the end; by code. */
  readonly mentees: readonly string[];
  /** Mentees who left a group that continues. */
  readonly former: readonly FormerMentee[];
  readonly status: PairStatus;
  /** Since when it is decided; absent if it is not. */
  readonly decidedOn: string | undefined;
  /** Its official order, if any. */
  readonly order?: Order | undefined;
  /** First active day: the order's date, or the mentor's consent if that came later. */
  readonly activeFrom: string | undefined;
  /** Last day; absent while active. */
  readonly endedOn: string | undefined;
  /** Why it ended, in words; absent while active. */
  readonly endedBecause: string | undefined;
  /** Day of the final meeting, if held. */
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

/** A pair with a first day: it was or is active. */
export type StartedPair = Pair & { readonly activeFrom: string };

export function hasStarted(pair: Pair): pair is StartedPair {
  return pair.activeFrom !== undefined && ['active', 'ended', 'dissolved'].includes(pair.status);
}

/** All present and former members: the mentor first, then the mentees. */
export function membersOf({ mentor, mentees, former }: Pair): readonly string[] {
  return [mentor, ...mentees, ...former.map(({ code }) => code)];
}
