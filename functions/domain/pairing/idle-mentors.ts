import { type PairExclusion, pairExclusion } from './eligibility.ts';
import { largestGroup } from './largest-group.ts';
import { arcOfPair } from './pair-network.ts';
import { compareCodes, type Mentor, type Requirement } from './problem.ts';
import { requirements } from './requirements.ts';
import type { Solution } from './solution.ts';
import { nodesForQuestions, type Worth, worthIfLed } from './what-if.ts';

/** Why a mentee cannot be led by a mentor, for a list with counts. */
const obstacles: Readonly<
  Record<Exclude<PairExclusion, Requirement | 'samePerson'> | 'committed' | 'reversed', string>
> = {
  noOverlap: 'не просят того, что здесь предлагают',
  privateWish: 'исключены личными пожеланиями',
  ban: 'исключены решением куратора',
  former: 'прошлогодние наставляемые, а школа прошлогодних пар не повторяет',
  lowProfile: 'не набирают наименьшего соответствия',
  committed: 'уже в подтверждённой или закреплённой паре',
  reversed: 'сами ведут этого человека, а в обе стороны пары не создаются',
};

/** A mentor who has places but leads nobody. */
export interface IdleMentor {
  readonly mentor: string;
  /** The number of mentees who look for a mentor and whom this mentor may lead. */
  readonly possible: number;
  /** The best set in which the mentor leads one of them; `null` if there is none. */
  readonly other: Worth | null;
  /** The sentence for a mentor without possible mentees. */
  readonly sentence: string;
}

/** How many mentors offer places or lead somebody. */
export function readyMentors({ pairs, model: { problem } }: Pick<Solution, 'pairs' | 'model'>): number {
  const withPlace = problem.mentors.filter((mentor) => largestGroup(mentor, problem.rules) > 0);
  return new Set([...withPlace.map(({ code }) => code), ...pairs.map(({ mentor }) => mentor)]).size;
}

/** The mentors who have places but lead nobody, in the order of codes. Each says what would be lost if the mentor led somebody. */
export function idleMentors(solution: Solution): IdleMentor[] {
  const { pairs, model } = solution;
  const { mentees, mentors, rules } = model.problem;
  const leading = new Set(pairs.map(({ mentor }) => mentor));
  const idle = mentors.filter((mentor) => !leading.has(mentor.code) && largestGroup(mentor, rules) > 0);
  const nodeLimit = Math.ceil(nodesForQuestions(solution) / Math.max(1, idle.length));
  return [...idle]
    .sort((a, b) => compareCodes(a.code, b.code))
    .map((mentor) => {
      const possible = mentees.filter(({ code }) => arcOfPair(model.network, code, mentor.code) >= 0).length;
      const other = possible === 0 ? null : worthIfLed(solution, mentor.code, { nodeLimit });
      return { mentor: mentor.code, possible, other, sentence: possible === 0 ? nobodyFor(mentor, solution) : '' };
    });
}

/** Says why no mentee can be led by this mentor, with the number of mentees for each reason. */
function nobodyFor(mentor: Mentor, { model: { problem, commitments } }: Solution): string {
  const found = problem.mentees.flatMap((mentee) => {
    const exclusion = pairExclusion(mentee, mentor, problem.rules);
    if (exclusion === 'samePerson') return [];
    if (commitments.mentorOf(mentee.code) !== undefined) return obstacles.committed;
    if (exclusion === null) return obstacles.reversed;
    return exclusion in obstacles
      ? obstacles[exclusion as keyof typeof obstacles]
      : `не отвечают требованию «${requirements[exclusion as Requirement].name}»`;
  });
  if (found.length === 0) return 'Наставляемых в подборе нет.';
  const counts = [...new Set(found)].map((one) => `${one} – ${found.filter((other) => other === one).length}`);
  return `Подходящих наставляемых нет: ${counts.join('; ')}.`;
}
