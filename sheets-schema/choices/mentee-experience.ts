/** The mentees that a mentor prefers, by experience and never by age. */
export const menteeExperiences = {
  young: 'молодой специалист',
  experienced: 'коллега со стажем',
  any: 'всё равно',
} as const;
