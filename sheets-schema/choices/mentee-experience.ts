/** Whom a mentor prefers to support: by experience, never by age. */
export const menteeExperiences = {
  young: 'молодой специалист',
  experienced: 'коллега со стажем',
  any: 'всё равно',
} as const;

export type MenteeExperience = keyof typeof menteeExperiences;
