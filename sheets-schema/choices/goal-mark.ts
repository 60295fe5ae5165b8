export const goalMarks = { reached: 'достигнута', partly: 'частично', no: 'нет' } as const;

export type GoalMark = keyof typeof goalMarks;
