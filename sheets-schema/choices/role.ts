/** Roles of a participation; one person may have both, in different pairs. */
export const roles = { mentee: 'наставляемый', mentor: 'наставник' } as const;

export type Role = keyof typeof roles;

/** The partner's role. */
export const otherRole = { mentee: 'mentor', mentor: 'mentee' } as const satisfies Record<Role, Role>;
