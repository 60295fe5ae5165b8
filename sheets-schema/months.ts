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

/** «сентябрь», «апрель – май». */
export function monthsText([first, last]: Months): string {
  const name = (month: number) => monthNames[(month - 1) % 12] ?? '';
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
  return [first, last];
}

const problem = 'Здесь нужен месяц или два: «сентябрь», «апрель – май», «октябрь – май».';

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

/** The type of a cell with one month: «сентябрь» is 9. */
export const month: CellType<number> = cellType(
  'month',
  'text',
  (cell) => {
    const [first, last] = monthsOf(String(cell).trim()) ?? [];
    return first !== undefined && first === last ? { value: first } : { problem: 'Здесь нужен месяц: «сентябрь».' };
  },
  (value) => monthNames[value - 1] ?? '',
);
