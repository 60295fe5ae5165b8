import type { Mentee, Mentor, Requirement } from './problem.ts';

interface Demand {
  /** The demand in «quotes», in the words of «Настройки». */
  readonly name: string;
  readonly isMet: (mentee: Mentee, mentor: Mentor) => boolean;
}

const isSameOrUnknown = (one: string | undefined, other: string | undefined) =>
  one === undefined || other === undefined || one === other;

/** What each requirement demands of a pair. */
export const requirements: Readonly<Record<Requirement, Demand>> = {
  commonTime: {
    name: 'общее удобное время',
    isMet: ({ slots: one }, { slots: other }) =>
      one.length === 0 || other.length === 0 || one.some((slot) => other.includes(slot)),
  },
  sameBuilding: { name: 'одно здание', isMet: (one, other) => isSameOrUnknown(one.building, other.building) },
  sameSubject: { name: 'один предмет', isMet: (one, other) => isSameOrUnknown(one.subjectGroup, other.subjectGroup) },
  notManager: {
    name: 'не свой руководитель',
    isMet: (one, other) => one.manager !== other.code && other.manager !== one.code,
  },
  notDepartment: {
    name: 'не своё подразделение',
    isMet: (one, other) => one.department === undefined || one.department !== other.department,
  },
};

/** The first of these requirements that two people do not meet. */
export function unmet(mentee: Mentee, mentor: Mentor, demanded: readonly Requirement[]): Requirement | undefined {
  return demanded.find((requirement) => !requirements[requirement].isMet(mentee, mentor));
}
