import type { Mentee, Mentor, PairCode, Requirement, Rules } from './problem.ts';
import { requirements, unmet } from './requirements.ts';
import { measure, type PairScore } from './score.ts';

/** Why two people may not be a pair. `privateWish` does not say whose wish it was. */
export type PairExclusion = 'samePerson' | 'privateWish' | 'ban' | 'former' | 'noOverlap' | 'lowProfile' | Requirement;

type EligibilityRules = Pick<
  Rules,
  'bans' | 'allowNoOverlap' | 'requirements' | 'leastProfile' | 'weights' | 'formerPairs' | 'again'
>;

/** Why a pair is impossible, without the requirements. A private wish and a ban share one text, so that nobody can tell them apart. */
const sentences: Record<Exclude<PairExclusion, Requirement>, string> = {
  samePerson: 'это один и тот же человек',
  privateWish: 'пара исключена',
  ban: 'пара исключена',
  former: 'это прошлогодняя пара, а школа таких не повторяет',
  noOverlap: 'наставник не предлагает ни одного из нужных направлений',
  lowProfile: 'соответствие ниже наименьшего, заданного школой',
};

const isRequirement = (reason: string): reason is Requirement => reason in requirements;

/** Why a pair is impossible, as a Russian clause for the curator. */
export function exclusionClause(exclusion: PairExclusion): string {
  return isRequirement(exclusion)
    ? `не выполнено требование школы «${requirements[exclusion].name}»`
    : sentences[exclusion];
}

/** The score of a pair, or the reason why the two people can never be a pair. */
export function score(
  mentee: Mentee,
  mentor: Mentor,
  rules: EligibilityRules,
): PairScore | { readonly excluded: PairExclusion } {
  if (mentee.code === mentor.code) return { excluded: 'samePerson' };
  if (mentee.vetoes.includes(mentor.code) || mentor.vetoes.includes(mentee.code)) return { excluded: 'privateWish' };
  const isThis = (pair: PairCode) => pair.mentee === mentee.code && pair.mentor === mentor.code;
  if (rules.bans.some(isThis)) return { excluded: 'ban' };
  if (rules.again === 'avoided' && rules.formerPairs.some(isThis)) return { excluded: 'former' };
  const requirement = unmet(mentee, mentor, rules.requirements);
  if (requirement !== undefined) return { excluded: requirement };
  const points = measure(mentee, mentor, rules.weights);
  if (!rules.allowNoOverlap && points.coveredNeeds.length === 0) return { excluded: 'noOverlap' };
  return points.profile < rules.leastProfile ? { excluded: 'lowProfile' } : points;
}

/** Why this mentee and this mentor can never be a pair; `null` if they can. */
export function pairExclusion(mentee: Mentee, mentor: Mentor, rules: EligibilityRules): PairExclusion | null {
  const points = score(mentee, mentor, rules);
  return 'excluded' in points ? points.excluded : null;
}
