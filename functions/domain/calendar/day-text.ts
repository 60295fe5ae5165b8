const MONTHS = [
  ['январь', 'января'],
  ['февраль', 'февраля'],
  ['март', 'марта'],
  ['апрель', 'апреля'],
  ['май', 'мая'],
  ['июнь', 'июня'],
  ['июль', 'июля'],
  ['август', 'августа'],
  ['сентябрь', 'сентября'],
  ['октябрь', 'октября'],
  ['ноябрь', 'ноября'],
  ['декабрь', 'декабря'],
] as const;

/** «сентябрь» for 9. */
export function monthName(month: number): string {
  return MONTHS[month - 1]?.[0] ?? '';
}

/** «сентябрь», «апрель – май»: the first and the last of consecutive months. */
export function monthsText(months: readonly number[]): string {
  const first = Math.min(...months);
  const last = Math.max(...months);
  return first === last ? monthName(first) : `${monthName(first)} – ${monthName(last)}`;
}

/** «1 сентября» for `2026-09-01`. */
export function dayAndMonth(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]?.[1] ?? ''}`;
}

/** «01.09.2026» for `2026-09-01`. */
export function dayText(day: string): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}
