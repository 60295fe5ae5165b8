import type { Mentee, Mentor, PairCode } from './problem.ts';

/** Why two people may not be a pair. `privateWish` does not say whose wish it was. */
export type PairExclusion = 'samePerson' | 'privateWish' | 'ban' | 'noOverlap';

interface EligibilityRules {
  readonly bans: readonly PairCode[];
  readonly allowNoOverlap: boolean;
}

/** Why a pair is impossible, as Russian clauses for the curator. A private wish and a ban share one text, so that nobody can tell them apart. */
export const pairExclusionSentences: Record<PairExclusion, string> = {
  samePerson: 'это один и тот же человек',
  privateWish: 'пара исключена',
  ban: 'пара исключена',
  noOverlap: 'наставник не предлагает ни одного из нужных направлений',
};

/** Why this mentee and this mentor can never be a pair; `null` if they can. */
export function pairExclusion(mentee: Mentee, mentor: Mentor, rules: EligibilityRules): PairExclusion | null {
  if (mentee.code === mentor.code) return 'samePerson';
  if (mentee.vetoes.includes(mentor.code) || mentor.vetoes.includes(mentee.code)) return 'privateWish';
  if (rules.bans.some((ban) => ban.mentee === mentee.code && ban.mentor === mentor.code)) return 'ban';
  if (!rules.allowNoOverlap && !mentee.needs.some((need) => mentor.offers.includes(need))) return 'noOverlap';
  return null;
}
