import type { Commitments } from './commitments.ts';
import { type Crowd, crowdAround, crowdSentence } from './crowd.ts';
import { pairExclusion } from './eligibility.ts';
import { compareCodes, type ExcludedPerson, exclusionSentences, type Mentee, type Mentor } from './problem.ts';
import type { Solution } from './solution.ts';

export type LeftOverReason =
  | 'notEligible'
  | 'noConsent'
  | 'noOffer'
  | 'onlyNotAdmitted'
  | 'privateWishes'
  | 'banned'
  | 'full'
  | 'crowded'
  | 'onlyGroups'
  | 'bothDirections';

export interface LeftOver {
  readonly mentee: string;
  readonly reason: LeftOverReason;
  /** A sentence for the curator. It never reveals who had a private wish, or whom the wish concerned. */
  readonly sentence: string;
  /** The people for whom there are too few places, if the reason is `crowded`. */
  readonly crowd?: Crowd;
}

const sentences: Record<Exclude<LeftOverReason, 'notEligible' | 'noConsent' | 'crowded'>, string> = {
  noOffer: 'Ни один допущенный наставник не предлагает нужных направлений.',
  onlyNotAdmitted: 'Нужные направления предлагают только те, кто ещё не допущен к наставничеству.',
  privateWishes: 'Все, кто предлагает нужные направления, исключены личными пожеланиями.',
  banned: 'Все пары с теми, кто предлагает нужные направления, запрещены куратором.',
  full: 'Все, кто предлагает нужные направления, уже заняты.',
  onlyGroups: 'Места есть только в группах, а выбрана работа вдвоём.',
  bothDirections: 'Подходящий наставник сам наставляемый этого человека, а в обе стороны пары не создаются.',
};

/** Why each mentee without a pair has none, in the order of codes. It includes mentees whom the caller excluded from the pairing. */
export function leftOver(solution: Solution): LeftOver[] {
  const { problem, commitments } = solution.model;
  const mentees = new Map(problem.mentees.map((mentee) => [mentee.code, mentee]));
  const left = solution.leftOver.flatMap((code): LeftOver[] => {
    const mentee = mentees.get(code);
    if (mentee === undefined) return [];
    const reason = reasonFor(mentee, solution);
    const crowd = reason === 'full' ? crowdAround(code, solution) : null;
    if (crowd !== null) return [{ mentee: code, reason: 'crowded', sentence: crowdSentence(crowd), crowd }];
    return [{ mentee: code, reason, sentence: sentences[reason] }];
  });
  const out = problem.excluded
    .filter(({ role, code }) => role === 'mentee' && commitments.mentorOf(code) === undefined)
    .map(leftOut);
  return [...left, ...out].sort((a, b) => compareCodes(a.mentee, b.mentee));
}

function leftOut({ code, reason }: ExcludedPerson): LeftOver {
  const sentence = `${capitalised(exclusionSentences[reason])}.`;
  return { mentee: code, reason: reason === 'noConsent' ? 'noConsent' : 'notEligible', sentence };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function reasonFor(mentee: Mentee, { model, pairs }: Solution): keyof typeof sentences {
  const { problem, commitments } = model;
  const { rules } = problem;
  const offering = problem.mentors.filter(
    (mentor) => mentor.code !== mentee.code && (rules.allowNoOverlap || shares(mentee, mentor.offers)),
  );
  if (offering.length === 0) {
    const waiting = problem.excluded.some(({ role, code, offers }) => {
      return role === 'mentor' && code !== mentee.code && offers !== undefined && shares(mentee, offers);
    });
    return waiting ? 'onlyNotAdmitted' : 'noOffer';
  }
  const exclusions = offering.map((mentor) => pairExclusion(mentee, mentor, rules));
  const allowed = offering.filter((_, index) => exclusions[index] === null);
  if (allowed.length === 0) return exclusions.includes('privateWish') ? 'privateWishes' : 'banned';
  const load = new Map<string, number>();
  for (const { mentor } of pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const roomy = allowed.filter((mentor) => hasRoom(mentor, load.get(mentor.code) ?? 0, rules.maxLoad, commitments));
  if (roomy.length === 0) return 'full';
  const forward = roomy.filter(
    ({ code }) =>
      rules.allowBothDirections || !pairs.some((pair) => pair.mentee === code && pair.mentor === mentee.code),
  );
  if (forward.length === 0) return 'bothDirections';
  const leadsGroup = ({ code }: Mentor) =>
    pairs.some((pair) => pair.mentor === code && !problem.mentees.some((one) => one.code === pair.mentee && one.alone));
  return mentee.alone && forward.some(leadsGroup) ? 'onlyGroups' : 'full';
}

function shares(mentee: Mentee, offers: readonly string[]): boolean {
  return mentee.needs.some((need) => offers.includes(need));
}

function hasRoom(mentor: Mentor, load: number, maxLoad: number, commitments: Commitments): boolean {
  return !commitments.isClosed(mentor.code) && load < Math.min(mentor.capacity, maxLoad);
}
