import type { Mentee, Mentor, PairCode } from './problem.ts';

/** Why two people may not be a pair. `privateWish` never says whose wish it was. */
export type PairExclusion = 'samePerson' | 'privateWish' | 'ban' | 'noOverlap';

export interface EligibilityRules {
  readonly bans: readonly PairCode[];
  readonly allowNoOverlap: boolean;
}

/** Russian half-sentences for an excluded pair, fit for the curator; a private wish and a ban read the same on purpose. */
export const pairExclusionSentences: Record<PairExclusion, string> = {
  samePerson: 'это один и тот же человек',
  privateWish: 'пара исключена',
  ban: 'пара исключена',
  noOverlap: 'наставник не предлагает ни одного из нужных направлений',
};

/** The reason why this mentee and this mentor can never be a pair, or `null` where they can. */
export function pairExclusion(mentee: Mentee, mentor: Mentor, rules: EligibilityRules): PairExclusion | null {
  if (mentee.code === mentor.code) return 'samePerson';
  if (mentee.vetoes.includes(mentor.code) || mentor.vetoes.includes(mentee.code)) return 'privateWish';
  if (rules.bans.some((ban) => ban.mentee === mentee.code && ban.mentor === mentor.code)) return 'ban';
  if (!rules.allowNoOverlap && !mentee.needs.some((need) => mentor.offers.includes(need))) return 'noOverlap';
  return null;
}
