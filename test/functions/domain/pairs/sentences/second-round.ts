import type { PairingProblem } from '../../../../../functions/domain/pairing/index.ts';
import { compare, type Pairs, School, standInOf } from './every-set.ts';

/**
 * The second round as a problem of one round: the mentees are those who look for a second mentor, and stand-ins have the places of their first pairs.
 */
export function asOneRound(problem: PairingProblem): PairingProblem {
  const { rules } = problem;
  const mentorsOf = (code: string) => rules.fixed.filter(({ mentee }) => mentee === code);
  const seeks = (code: string) => mentorsOf(code).length === 1;
  const seekers = problem.mentees.filter(({ code, wantsSecond }) => wantsSecond && seeks(code));
  const isSeeker = new Set(seekers.map(({ code }) => code));
  const own = rules.fixed.filter(({ mentee }) => isSeeker.has(mentee));
  const aloneOf = (code: string) => problem.mentees.find((one) => one.code === code)?.alone ?? false;
  return {
    ...problem,
    mentees: seekers,
    rules: {
      ...rules,
      isSecondRound: false,
      bans: [...rules.bans, ...own],
      fixed: rules.fixed.map(({ mentee, mentor, alone = aloneOf(mentee) }) => ({
        mentee: isSeeker.has(mentee) ? standInOf(mentee) : mentee,
        mentor,
        alone,
      })),
    },
  };
}

/** Of all sets of first pairs that are best at every level, by enumeration: the first in the order of codes that allows most second mentors. */
export function bestForSecondMentors(
  problem: PairingProblem,
): { readonly pairs: Pairs; readonly second: number } | null {
  const school = new School(problem);
  const best = school.best();
  if (best === null) return null;
  const codes = problem.mentees.map(({ code }) => code).filter((code) => !school.committed.has(code));
  const keyOf = (pairs: Pairs) => codes.toSorted().map((code) => pairs.get(code) ?? '~');
  const [chosen] = school.sets
    .filter((pairs) => compare(school.value(pairs), best) === 0)
    .map((pairs) => ({ pairs, second: secondMentorsAfter(problem, pairs) }))
    .sort((a, b) => b.second - a.second || (keyOf(a.pairs).join() < keyOf(b.pairs).join() ? -1 : 1));
  return chosen ?? null;
}

/** The number of second mentors in the best second round after the given first pairs, by enumeration. */
function secondMentorsAfter({ mentees, rules, ...rest }: PairingProblem, first: Pairs): number {
  const isFixed = new Set(rules.fixed.map(({ mentee }) => mentee));
  const added = [...first].flatMap(([mentee, mentor]) => (isFixed.has(mentee) ? [] : { mentee, mentor }));
  const fixed = [...rules.fixed, ...added];
  const school = new School(asOneRound({ ...rest, mentees, rules: { ...rules, fixed, isSecondRound: true } }));
  const best = school.best() ?? [];
  const chosen = school.sets.find((pairs) => compare(school.value(pairs), best) === 0);
  return school.problem.mentees.filter(({ code }) => chosen?.has(code)).length;
}
