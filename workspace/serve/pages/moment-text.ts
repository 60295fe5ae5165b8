/** A moment as a school reads it, in the time of this computer. */
export const momentText = (at: Date): string => at.toLocaleString('ru-RU', { dateStyle: 'short', timeStyle: 'short' });
