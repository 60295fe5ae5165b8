/** The goals of a development plan, by their number on «ИПР». */
export const planGoals = { goal1: 'цель 1', goal2: 'цель 2', goal3: 'цель 3' } as const;
