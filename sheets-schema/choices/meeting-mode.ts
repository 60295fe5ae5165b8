/** How a pair would like to meet. */
export const meetingModes = { inPerson: 'очно', online: 'онлайн', mixed: 'смешанно' } as const;

export type MeetingMode = keyof typeof meetingModes;

/** How one meeting went. */
export const heldModes = { inPerson: 'очно', online: 'онлайн', lessonVisit: 'посещение урока' } as const;

export type HeldMode = keyof typeof heldModes;
