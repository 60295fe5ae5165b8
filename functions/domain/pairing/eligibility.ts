import type { Mentee, Mentor, Requirement, Rules } from './problem.ts';
import { requirements, unmet } from './requirements.ts';

/** Why two people may not be a pair. `privateWish` does not say whose wish it was. */
export type PairExclusion = 'samePerson' | 'privateWish' | 'ban' | 'noOverlap' | Requirement;

type EligibilityRules = Pick<Rules, 'bans' | 'allowNoOverlap' | 'requirements'>;

/** Why a pair is impossible, without the requirements. A private wish and a ban share one text, so that nobody can tell them apart. */
const sentences: Record<Exclude<PairExclusion, Requirement>, string> = {
  samePerson: 'это один и тот же человек',
  privateWish: 'пара исключена',
  ban: 'пара исключена',
  noOverlap: 'наставник не предлагает ни одного из нужных направлений',
};

export const isRequirement = (reason: string): reason is Requirement => reason in requirements;

/** Why a pair is impossible, as a Russian clause for the curator. */
export function exclusionClause(exclusion: PairExclusion): string {
  return isRequirement(exclusion)
    ? `не выполнено требование школы «${requirements[exclusion].name}»`
    : sentences[exclusion];
}

/** Why this mentee and this mentor can never be a pair; `null` if they can. */
export function pairExclusion(mentee: Mentee, mentor: Mentor, rules: EligibilityRules): PairExclusion | null {
  if (mentee.code === mentor.code) return 'samePerson';
  if (mentee.vetoes.includes(mentor.code) || mentor.vetoes.includes(mentee.code)) return 'privateWish';
  if (rules.bans.some((ban) => ban.mentee === mentee.code && ban.mentor === mentor.code)) return 'ban';
  const requirement = unmet(mentee, mentor, rules.requirements);
  if (requirement !== undefined) return requirement;
  if (!rules.allowNoOverlap && !mentee.needs.some((need) => mentor.offers.includes(need))) return 'noOverlap';
  return null;
}
