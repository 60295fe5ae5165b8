export const decisions = { accepted: 'принять', reserve: 'резерв', declined: 'отклонить' } as const;

export type Decision = keyof typeof decisions;
