/** A moment as people of a time zone read it. By default, in the time of this computer. */
export const momentText = (at: Date, timeZone?: string): string =>
  at.toLocaleString('ru-RU', { dateStyle: 'short', timeStyle: 'short', timeZone });
