/** The degree to which a person reached a goal. */
export const goalMarks = { reached: 'достигнута', partly: 'частично', no: 'нет' } as const;

export type GoalMark = keyof typeof goalMarks;
