import { type CellType, cellType } from './cell.ts';

/** The first and last month of an activity, from 1 to 12. The activity includes both months. */
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

/** «сентябрь», «апрель – май». */
export function monthsText([first, last]: Months): string {
  const name = (month: number) => monthNames[month - 1] ?? '';
  return first === last ? name(first) : `${name(first)} – ${name(last)}`;
}

/** The number of a month, from its number or from the beginning of its name in any case: «9», «сентября», «сент.». */
function monthOf(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : undefined;
  const stem = word.slice(0, 3);
  const found = monthNames.findIndex((name) => name.startsWith(stem === 'мая' ? 'май' : stem)) + 1;
  return stem.length === 3 && found > 0 ? found : undefined;
}

function monthsOf(typed: string): Months | undefined {
  const words = typed.toLowerCase().match(/[а-яё]+|\d+/g) ?? [];
  const months = words.map(monthOf);
  const [first, last = first] = months;
  if (first === undefined || last === undefined || months.length > 2 || months.includes(undefined)) return undefined;
  return first <= last ? [first, last] : undefined;
}

const problem = 'Здесь нужен месяц или два: «сентябрь», «апрель – май».';

/** The type of a cell with one month or a range of months. */
export const months: CellType<Months> = cellType(
  'months',
  'text',
  (cell) => {
    const found = monthsOf(String(cell).trim());
    return found ? { value: found } : { problem };
  },
  monthsText,
);
