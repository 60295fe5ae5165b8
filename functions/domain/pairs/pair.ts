import type { PairStatus } from '../../../sheets-schema/tables/pairs.ts';
import type { Entry } from '../programme.ts';
import type { Order } from './pair-start.ts';

export interface Pair {
  readonly pairCode: string;
  readonly mentor: string;
  /** The mentees. In an ended pair, those who stayed to the end. */
  readonly mentees: readonly string[];
  /** Mentees who left the group while it continued. */
  readonly former: readonly FormerMentee[];
  readonly status: PairStatus;
  /** The day on which the pair was confirmed; undefined if the pair is not confirmed. */
  readonly decidedOn: string | undefined;
  readonly order?: Order | undefined;
  /** The order or the last consent, whichever is later. */
  readonly activeFrom: string | undefined;
  readonly endedOn: string | undefined;
  readonly endedBecause: string | undefined;
  readonly finalOn: string | undefined;
  /** Why a confirmed pair cannot become active, or an active pair cannot end, in words. */
  readonly blocker: string | undefined;
  readonly row: Entry<'pairs'>;
}

export interface FormerMentee {
  readonly code: string;
  readonly leftOn: string;
}

export type { PairStatus };

/** A pair with a first day. It is active now or was active before. */
export type StartedPair = Pair & { readonly activeFrom: string };

export function hasStarted(pair: Pair): pair is StartedPair {
  return pair.activeFrom !== undefined && ['active', 'ended', 'dissolved'].includes(pair.status);
}

/** All current and former members: the mentor first, then the mentees. */
export function membersOf({ mentor, mentees, former }: Pair): readonly string[] {
  return [mentor, ...mentees, ...former.map(({ code }) => code)];
}

/** Whether the mentor's words about this pair are words about one of these mentees, because the pair never had another mentee. */
export function isAboutOne({ row }: Pick<Pair, 'row'>, isWanted: (code: string) => boolean): boolean {
  const [mentee, ...others] = row.menteeCodes ?? [];
  return mentee !== undefined && others.length === 0 && isWanted(mentee);
}
