import fc from 'fast-check';
import {
  defaultRules,
  type PairingProblem,
  type Requirement,
  type Rules,
} from '../../../../../functions/domain/pairing/index.ts';

const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const areas = ['a', 'b', 'c'];
const demanded: Requirement[] = ['commonTime', 'sameBuilding', 'sameSubject', 'notManager', 'notDepartment'];
const few = <T>(items: readonly T[], maxLength: number) => fc.uniqueArray(fc.constantFrom(...items), { maxLength });
const sometimes = <T>(weight: number, usual: T, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });

const common = {
  slots: few(['s1', 's2', 's3'], 3),
  meetingMode: fc.constantFrom('inPerson' as const, 'online' as const, 'mixed' as const),
  subjectGroup: fc.constantFrom('maths', 'arts'),
  building: fc.constantFrom('north', 'south', undefined),
  department: fc.constantFrom('p', 'q', 'r', undefined),
  manager: fc.constantFrom(...codes),
  vetoes: sometimes<string[]>(3, [], few(codes, 2)),
  /** Indexes of people in the other role. */
  choices: few([0, 1, 2, 3, 4, 5, 6, null], 3),
};
const weight = sometimes(3, 1, fc.integer({ min: 0, max: 3 }));
/** Indexes of a mentee and a mentor. The last indexes mean people who are not in the school. */
const pair = fc.record({ mentee: fc.nat(6), mentor: fc.nat(5) });
const somePairs = (maxLength: number) => sometimes(1, [], fc.array(pair, { minLength: 1, maxLength }));

/** Three mentees without any stable set: the first and the second mentee share a mentor, and the third wants to be alone with the second mentor. */
const knotMentee = (index: number, mentors: readonly string[]) => ({
  needs: index < 3 ? ['a'] : ['c'],
  alone: index === 2,
  together: false,
  choices: index < 3 ? [mentors[index === 1 ? 0 : 1] ?? null] : [],
  vetoes: index === 2 ? mentors.slice(0, 1) : [],
});
const knotMentor = (index: number, mentees: readonly string[]) => ({
  offers: index < 2 ? ['a'] : ['c'],
  capacity: index + 1,
  choices: (index === 0 ? [0, 1] : [1, 2, 0]).map((at) => mentees[at] ?? null),
});

/**
 * Small schools with every option: «вдвоём», bans, vetoes, pins, confirmed and earlier pairs, both roles and weights. In a tangled school, nearly
 * everybody may be paired with everybody. A school with a knot has no stable set, unless its rules exclude the knot.
 */
export const smallSchool: fc.Arbitrary<PairingProblem> = fc
  .record({
    mentees: fc.array(
      fc.record({
        ...common,
        needs: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 3 }),
        wantsSameSubject: fc.boolean(),
        format: fc.constantFrom('alone', 'together', 'any', 'any'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    mentors: fc.array(
      fc.record({
        ...common,
        offers: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 2 }),
        capacity: fc.constantFrom(0, 1, 1, 2, 2, 3, 5),
      }),
      { maxLength: 4 },
    ),
    menteeCodes: fc.shuffledSubarray(codes, { minLength: 5, maxLength: 5 }),
    mentorCodes: fc.shuffledSubarray(codes, { minLength: 4, maxLength: 4 }),
    rules: fc.record({
      leastGroup: sometimes(2, 2, fc.constantFrom(3, 4)),
      maxLoad: sometimes(3, 3, fc.constantFrom(0, 1, 2, 5)),
      allowNoOverlap: sometimes(3, false, fc.constant(true)),
      allowBothDirections: sometimes(3, false, fc.constant(true)),
      again: sometimes<Rules['again']>(2, 'any', fc.constantFrom('wished', 'avoided')),
      formerPairs: fc.array(pair, { maxLength: 4 }),
      priority: sometimes<Rules['priority']>(
        2,
        null,
        fc
          .record({
            kind: fc.constantFrom('earlier' as const, 'young' as const, 'waited' as const),
            ranks: fc.array(fc.nat(3), { minLength: codes.length, maxLength: codes.length }),
          })
          .map(({ kind, ranks }) => ({
            kind,
            rank: new Map(codes.map((code, at) => [code, Math.min(ranks[at] ?? 0, kind === 'earlier' ? 3 : 1)])),
          })),
      ),
      eachMentor: sometimes<Rules['eachMentor']>(1, 'any', fc.constantFrom('wished', 'demanded')),
      atLeast: sometimes<number[]>(2, [], fc.subarray([2, 4, 6, 8], { minLength: 1 })),
      leastProfile: sometimes(3, 0, fc.integer({ min: 1, max: 7 })),
      requirements: sometimes<Requirement[]>(3, [], fc.subarray(demanded, { minLength: 1 })),
      pins: somePairs(2),
      bans: somePairs(3),
      fixed: somePairs(2),
      keep: somePairs(4),
      weights: fc.record({
        areas: weight,
        time: weight,
        subject: weight,
        format: weight,
        menteeChoice: weight,
        mentorChoice: weight,
      }),
      counts: fc.record({ firstNeed: sometimes(3, true, fc.boolean()), mutual: fc.boolean(), evenLoad: fc.boolean() }),
    }),
    waiting: few(areas, 2),
    kind: fc.constantFrom('plain', 'plain', 'tangled', 'knot'),
  })
  .map(({ menteeCodes, mentorCodes, waiting, rules, kind, ...people }) => {
    const chosen = (indexes: readonly (number | null)[], from: readonly string[]) =>
      indexes.map((index) => (index === null ? null : (from[index] ?? 'Q')));
    const mentees = people.mentees.map(({ format, ...person }, index) => ({
      ...person,
      alone: format === 'alone',
      together: format === 'together',
      ...(kind === 'plain' ? {} : { needs: ['a'], vetoes: [] }),
      choices: chosen(person.choices, mentorCodes),
      ...(kind === 'knot' ? knotMentee(index, mentorCodes) : {}),
      code: menteeCodes[index] ?? '',
    }));
    const mentors = people.mentors.map((person, index) => ({
      ...person,
      ...(kind === 'plain' ? {} : { offers: ['a'], vetoes: [], capacity: Math.max(1, person.capacity) }),
      choices: chosen(person.choices, menteeCodes),
      ...(kind === 'knot' ? knotMentor(index, menteeCodes) : {}),
      code: mentorCodes[index] ?? '',
    }));
    const isMentee = new Set(mentees.map(({ code }) => code));
    const isMentor = new Set(mentors.map(({ code }) => code));
    const named = (pairs: readonly { readonly mentee: number; readonly mentor: number }[]) =>
      pairs.map(({ mentee, mentor }) => ({
        mentee: mentees[mentee]?.code ?? codes[mentee] ?? '',
        mentor: mentors[mentor]?.code ?? codes[mentor] ?? '',
      }));
    const [pins, bans, keep] = [named(rules.pins), named(rules.bans), named(rules.keep)];
    const formerPairs = named(rules.formerPairs);
    const known = [...pins, ...bans, ...named(rules.fixed)]
      .flatMap(({ mentee, mentor }) => [mentee, mentor])
      .filter((code) => !isMentee.has(code) && !isMentor.has(code));
    const taken = new Set<string>();
    const fixed = named(rules.fixed).filter(({ mentee, mentor }) => {
      const isNew = mentee !== mentor && !taken.has(mentee);
      taken.add(mentee);
      return isNew;
    });
    return {
      mentees,
      mentors,
      rules: {
        ...defaultRules,
        ...rules,
        pins,
        bans,
        keep,
        formerPairs,
        fixed: kind === 'plain' ? fixed : [],
      } satisfies Rules,
      excluded: [
        { code: 'X', role: 'mentor', reason: 'notTrained', offers: waiting },
        { code: 'Y', role: 'mentor', reason: 'withdrawn', offers: areas },
        { code: 'Z', role: 'mentee', reason: 'noConsent' },
        ...[...new Set(known)].map((code) => ({ code, role: 'mentee', reason: 'withdrawn' }) as const),
      ],
    };
  });
