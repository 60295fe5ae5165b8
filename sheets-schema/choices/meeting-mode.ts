/** The way in which a pair prefers to meet. */
export const meetingModes = { inPerson: 'очно', online: 'онлайн', mixed: 'смешанно' } as const;

export type MeetingMode = keyof typeof meetingModes;

/** The way in which a meeting was held. */
export const heldModes = { inPerson: 'очно', online: 'онлайн', lessonVisit: 'посещение урока' } as const;
