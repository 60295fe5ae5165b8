/** Whom a mentor would rather support: experience is asked, never age. */
export const menteeExperiences = {
  young: 'молодой специалист',
  experienced: 'коллега со стажем',
  any: 'всё равно',
} as const;

export type MenteeExperience = keyof typeof menteeExperiences;
