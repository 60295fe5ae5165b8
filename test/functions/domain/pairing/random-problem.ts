import fc from 'fast-check';
import { defaultRules, type PairingProblem, type Requirement } from '../../../../functions/domain/pairing/index.ts';

const areas = ['a', 'b', 'c', 'd'];
const demanded: Requirement[] = ['commonTime', 'sameBuilding', 'sameSubject', 'notManager', 'notDepartment'];
const slots = ['s1', 's2', 's3'];

/** Small problems with few areas, so that ties, crowding, vetoes and people in both roles are common. */
export function randomProblem(maxMentees: number, maxMentors: number): fc.Arbitrary<PairingProblem> {
  const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];
  const someCodes = fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 3 });
  const common = {
    slots: fc.subarray(slots),
    meetingMode: fc.constantFrom('inPerson' as const, 'online' as const, 'mixed' as const),
    subjectGroup: fc.constantFrom('maths', 'arts'),
    vetoes: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: someCodes }),
    choices: someCodes,
    building: fc.constantFrom('north', 'south'),
    department: fc.constantFrom('p', 'q', 'r'),
    manager: fc.constantFrom('A', 'B', 'C'),
  };
  const mentee = fc.record({
    ...common,
    needs: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 3 }),
    wantsSameSubject: fc.boolean(),
    format: fc.constantFrom('alone', 'together', 'any', 'any'),
  });
  const mentor = fc.record({
    ...common,
    offers: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 3 }),
    capacity: fc.integer({ min: 0, max: 5 }),
    mindsSameSubject: fc.boolean(),
  });
  return fc
    .record({
      mentees: fc.array(mentee, { maxLength: maxMentees }),
      mentors: fc.array(mentor, { maxLength: maxMentors }),
      menteeCodes: fc.shuffledSubarray(codes, { minLength: maxMentees, maxLength: maxMentees }),
      mentorCodes: fc.shuffledSubarray(codes, { minLength: maxMentors, maxLength: maxMentors }),
      leastGroup: fc.constantFrom(2, 2, 3, 4),
      maxLoad: fc.integer({ min: 1, max: 5 }),
      allowNoOverlap: fc.boolean(),
      allowBothDirections: fc.boolean(),
      again: fc.constantFrom('any' as const, 'wished' as const, 'avoided' as const),
      formerPairs: fc.array(fc.record({ mentee: fc.constantFrom(...codes), mentor: fc.constantFrom(...codes) }), {
        maxLength: 6,
      }),
      priority: fc.oneof(
        fc.constant(null),
        fc.array(fc.nat(4), { minLength: codes.length, maxLength: codes.length }).map((ranks) => ({
          kind: 'earlier' as const,
          rank: new Map(codes.map((code, at) => [code, ranks[at] ?? 0])),
        })),
      ),
      eachMentor: fc.constantFrom('any' as const, 'wished' as const, 'demanded' as const),
      atLeast: fc.oneof(fc.constant([]), fc.subarray([3, 5, 7])),
      leastProfile: fc.oneof(
        { weight: 2, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) },
      ),
      requirements: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray(demanded) },
      ),
    })
    .map(({ mentees, mentors, menteeCodes, mentorCodes, ...switches }) => ({
      mentees: mentees.map(({ format, ...person }, index) => ({
        ...person,
        alone: format === 'alone',
        together: format === 'together',
        code: menteeCodes[index] ?? '',
      })),
      mentors: mentors.map((person, index) => ({ ...person, code: mentorCodes[index] ?? '' })),
      rules: { ...defaultRules, ...switches },
      excluded: [],
    }));
}
