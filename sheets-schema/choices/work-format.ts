/** The form of a mentor's work: with one mentee, or with several. */
export const workFormats = { pair: 'пара', group: 'группа' } as const;

export type WorkFormat = keyof typeof workFormats;
