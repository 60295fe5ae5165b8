import { monthsText } from '../../../sheets-schema/months.ts';

/** The months in the genitive, as they follow the number of a day: «1 сентября». */
export const MONTHS_AFTER_DAY: readonly string[] = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** The month of a day in the genitive: «сентября» for any day of September. */
export function monthGenitive(day: string): string {
  return MONTHS_AFTER_DAY[Number(day.slice(5, 7)) - 1] ?? '';
}

/** The months of a period in the nominative: «сентябрь», «сентябрь – май», «сентябрь – октябрь следующего года». */
export function monthsBetween(from: string, to: string): string {
  const yearsLater = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return monthsText([Number(from.slice(5, 7)), Number(to.slice(5, 7)) + 12 * yearsLater]);
}

/** «1 сентября» for `2026-09-01`. */
export function dayAndMonth(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthGenitive(day)}`;
}

/** «01.09.2026» for `2026-09-01`. */
export function dayText(day: string): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}
