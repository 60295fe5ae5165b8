import { defaultRules, type PairingProblem } from '../../functions/domain/pairing/index.ts';
import { seeded } from '../assignment/families.ts';

const areas = Array.from({ length: 12 }, (_, index) => `area${index}`);
const slots = Array.from({ length: 10 }, (_, index) => `slot${index}`);
const subjects = ['maths', 'languages', 'science', 'primary', 'arts'];
const modes = ['inPerson', 'online', 'mixed'] as const;

/** A fictional school or town with random wishes. `alone` is the share of mentees who want a mentor to themselves. */
export function somePeople({
  mentees,
  mentors,
  capacity,
  alone = 0,
  seed = 1,
}: {
  mentees: number;
  mentors: number;
  capacity: number;
  alone?: number;
  seed?: number;
}): PairingProblem {
  const random = seeded(seed);
  const some = <T>(from: readonly T[], count: number): T[] => {
    const found = new Set<T>();
    while (found.size < Math.min(count, from.length)) {
      const item = from[Math.floor(random() * from.length)];
      if (item !== undefined) found.add(item);
    }
    return [...found];
  };
  const codesOf = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}-${String(index + 1).padStart(5, '0')}`);
  const menteeCodes = codesOf('Н', mentees);
  const mentorCodes = codesOf('М', mentors);
  const common = () => ({
    slots: some(slots, 3),
    ...Object.fromEntries(some(modes, 1).map((mode) => ['meetingMode', mode])),
    subjectGroup: some(subjects, 1)[0] ?? '',
  });
  return {
    mentees: menteeCodes.map((code) => ({
      code,
      ...common(),
      needs: some(areas, 1 + Math.floor(3 * random())),
      wantsSameSubject: random() < 0.3,
      alone: random() < alone,
      together: false,
      vetoes: random() < 0.1 ? some(mentorCodes, 1) : [],
      choices: some(mentorCodes, 3),
    })),
    mentors: mentorCodes.map((code) => ({
      code,
      ...common(),
      offers: some(areas, 2 + Math.floor(4 * random())),
      capacity,
      vetoes: random() < 0.1 ? some(menteeCodes, 1) : [],
      choices: some(menteeCodes, 3),
    })),
    rules: { ...defaultRules, maxLoad: capacity },
    excluded: [],
  };
}
