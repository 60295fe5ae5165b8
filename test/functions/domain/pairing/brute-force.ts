import {
  compareVectors,
  type ObjectiveVector,
  type PairCode,
  type PairingProblem,
  score,
  vectorOf,
} from '../../../../functions/domain/pairing/index.ts';

export interface Enumerated {
  readonly vector: ObjectiveVector;
  readonly pairs: readonly PairCode[];
}

const key = (pairs: readonly PairCode[]) =>
  pairs.map(({ mentee, mentor }) => `${mentee}\u0000${mentor}`).join('\u0001');

/** Every admissible set of pairs that contains all pins and fixed pairs, the best set first. */
export function enumerate({ mentees, mentors, rules }: PairingProblem): Enumerated[] {
  const sorted = [...mentees].sort((a, b) => (a.code < b.code ? -1 : 1));
  const found: Enumerated[] = [];
  const chosen: PairCode[] = [];
  const visit = (index: number) => {
    const mentee = sorted[index];
    if (mentee === undefined) {
      if (!admissible()) return;
      const scored = chosen.map((pair) => {
        const a = mentees.find(({ code }) => code === pair.mentee);
        const b = mentors.find(({ code }) => code === pair.mentor);
        const points = a && b ? score(a, b, rules) : { excluded: 'samePerson' as const };
        if ('excluded' in points) throw new Error('an excluded pair was enumerated');
        return { ...pair, score: points };
      });
      found.push({ vector: vectorOf(scored, rules), pairs: [...chosen] });
      return;
    }
    visit(index + 1);
    for (const mentor of mentors) {
      if ('excluded' in score(mentee, mentor, rules)) continue;
      chosen.push({ mentee: mentee.code, mentor: mentor.code });
      visit(index + 1);
      chosen.pop();
    }
  };
  const committed: readonly PairCode[] = [...rules.pins, ...rules.fixed];
  const isCommitted = (pair: PairCode) =>
    committed.some(({ mentee, mentor }) => mentee === pair.mentee && mentor === pair.mentor);
  const admissible = () => {
    if (chosen.filter(isCommitted).length < committed.length) return false;
    for (const mentor of mentors) {
      const led = chosen.filter((pair) => pair.mentor === mentor.code);
      if (led.length > Math.min(mentor.capacity, rules.maxLoad)) return false;
      const wantsAlone = led.some((pair) => mentees.some(({ code, alone }) => alone && code === pair.mentee));
      if (wantsAlone && led.length > 1) return false;
      const wantsGroup = led.some((pair) => mentees.some(({ together, code }) => together && code === pair.mentee));
      // Committed pairs that nobody joins need no group.
      if (led.every(isCommitted)) continue;
      if (led.length < rules.leastGroup && (led.length > 1 || wantsGroup)) return false;
    }
    if (rules.allowBothDirections) return true;
    return !chosen.some((a) => chosen.some((b) => a.mentee === b.mentor && a.mentor === b.mentee));
  };
  visit(0);
  return found.sort((a, b) => compareVectors(b.vector, a.vector) || (key(a.pairs) < key(b.pairs) ? -1 : 1));
}
