/** The roles in the programme. A person may have both, in different pairs. */
export const roles = { mentee: 'наставляемый', mentor: 'наставник' } as const;

export type Role = keyof typeof roles;

export const ROLES = ['mentee', 'mentor'] as const satisfies readonly Role[];

/** For each role, the role of the partner. */
export const otherRole = { mentee: 'mentor', mentor: 'mentee' } as const satisfies Record<Role, Role>;
