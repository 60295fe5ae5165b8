import type { PairStatus } from '../../../sheets-schema/tables/pairs.ts';
import type { Entry } from '../programme.ts';
import type { Order } from './pair-start.ts';

/** A pair or group of the workbook, from its first day to its last. */
export interface Pair {
  readonly pairCode: string;
  readonly mentor: string;
  /** The members, by code; if the pair has ended, those who stayed to the end. */
  readonly mentees: readonly string[];
  /** Mentees who left the group while it continued. */
  readonly former: readonly FormerMentee[];
  readonly status: PairStatus;
  /** The day on which the pair was confirmed; absent if it is not. */
  readonly decidedOn: string | undefined;
  /** The official order for the pair, if there is one. */
  readonly order?: Order | undefined;
  /** First active day: the order's date, or the day of the mentor's consent if that is later. */
  readonly activeFrom: string | undefined;
  /** Last day of the pair; absent while it is active. */
  readonly endedOn: string | undefined;
  /** Why the pair ended, in words; absent while it is active. */
  readonly endedBecause: string | undefined;
  /** Day of the final meeting, if it was held. */
  readonly finalOn: string | undefined;
  /** What prevents a confirmed pair from becoming active, or an active one from ending, in words. */
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
