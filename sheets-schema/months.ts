import { type CellType, cellType } from './cell.ts';

/** The first and last month of an activity, which includes both. In a programme of two calendar years, 13 is January of the second year. */
export type Months = readonly [first: number, last: number];

export const monthNames = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
] as const;

/** In months. The names alone do not say that a range has a whole year or more between its ends. */
const YEAR = 12;

/** «сентябрь», «апрель – май», «сентябрь – октябрь следующего года». */
export function monthsText([first, last]: Months): string {
  const name = (month: number) => monthNames.at((month - 1) % YEAR) ?? '';
  if (first === last) return name(first);
  return `${name(first)} – ${name(last)}${last - first >= YEAR ? ' следующего года' : ''}`;
}

/** The number of a month, from any case of its name or from an abbreviation: «сентября», «сентябрём», «сент.». */
export function monthNamed(word: string): number | undefined {
  const found = monthNames.findIndex((name) => {
    if (word.length >= 3 && word.length <= 5 && name.startsWith(word)) return true;
    const stem = name.replace(/[ьй]$/u, '');
    return word.startsWith(stem) && /^(?:[ьйяюеиау]|[ео]м)?$/u.test(word.slice(stem.length));
  });
  return found < 0 ? undefined : found + 1;
}

/** The type of a cell with one month: «сентябрь» is 9. */
export const month: CellType<number> = cellType(
  'month',
  'text',
  (cell) => {
    const typed = String(cell).trim().toLowerCase().replace(/\.$/, '');
    const value = /^\d{1,2}$/.test(typed) ? Number(typed) : monthNamed(typed);
    return value !== undefined && value >= 1 && value <= 12 ? { value } : { problem: 'Здесь нужен месяц: «сентябрь».' };
  },
  (value) => monthNames[value - 1] ?? '',
);
