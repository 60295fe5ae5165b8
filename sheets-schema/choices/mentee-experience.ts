/** Which mentees a mentor prefers: chosen by experience, never by age. */
export const menteeExperiences = {
  young: 'молодой специалист',
  experienced: 'коллега со стажем',
  any: 'всё равно',
} as const;
