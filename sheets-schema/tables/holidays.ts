import { date, oneOf, text } from '../cell.ts';
import { defineTable, staff } from '../table.ts';

const dayKinds = { dayOff: 'нерабочий', workday: 'рабочий' } as const;

/** Non-working holidays of art. 112 of the Labour Code, by day of the year. */
const FIXED: readonly (readonly [day: string, title: string])[] = [
  ...['01', '02', '03', '04', '05', '06', '08'].map((day) => [`01-${day}`, 'Новогодние каникулы'] as const),
  ['01-07', 'Рождество Христово'],
  ['02-23', 'День защитника Отечества'],
  ['03-08', 'Международный женский день'],
  ['05-01', 'Праздник Весны и Труда'],
  ['05-09', 'День Победы'],
  ['06-12', 'День России'],
  ['11-04', 'День народного единства'],
];

/** Days off that a government decree moves to another day: January holidays that fall on a weekend. */
const DECREED: Readonly<Record<number, readonly (readonly [day: string, title: string])[]>> = {
  2026: [
    ['2026-01-09', 'Перенос с 3 января'],
    ['2026-12-31', 'Перенос с 4 января'],
  ],
};

const DAY = 86_400_000;
const isoOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Additional days off. If a holiday falls on a weekend, the next working day becomes a day off. In January a decree decides instead. */
function transfers(holidays: ReadonlyMap<string, string>): [string, string][] {
  const moved = new Map<string, string>();
  for (const [day, title] of holidays) {
    if (!isWeekend(day) || day.slice(5, 7) === '01') continue;
    let next = day;
    do next = isoOf(Date.parse(`${next}T00:00:00Z`) + DAY);
    while (isWeekend(next) || holidays.has(next) || moved.has(next));
    moved.set(next, `Перенос: ${title}`);
  }
  return [...moved];
}

/** The days of the year's holidays, by art. 112 of the Labour Code. */
export function fixedHolidays(year: number): string[] {
  return FIXED.map(([day]) => `${year}-${day}`);
}

/** The number of January holidays that fall on a weekend and still wait for the decree that moves them. */
export function moveableDays(year: number): number {
  if (DECREED[year]) return 0;
  return fixedHolidays(year).filter((day) => day.slice(5, 7) === '01' && isWeekend(day)).length;
}

function daysOff(year: number): (readonly [string, string])[] {
  const holidays = new Map(FIXED.map(([day, title]) => [`${year}-${day}`, title] as const));
  return [...holidays, ...transfers(holidays), ...(DECREED[year] ?? [])].sort(([a], [b]) => a.localeCompare(b));
}

/** The table of days off in the programme's year and the next year, because some deadlines fall into the next January. */
export const holidays = defineTable({
  name: 'holidays',
  title: 'Праздничные дни',
  kind: 'register',
  key: ['date'],
  about:
    'Нерабочие дни помимо выходных и рабочие субботы. Переносы по ст. 112 ТК РФ внесены; переносы постановлением Правительства (январские выходные, рабочие субботы) программа возьмёт из его текста – строка «Переносы выходных по постановлению» в «Настройках».',
  tabColor: '#5F6368',
  columns: {
    date: staff('Дата', date, 110),
    kind: staff('День', oneOf(dayKinds), 120),
    title: staff('Праздник или причина', text, 320),
  },
  initialRows: (year) =>
    [year, year + 1].flatMap((each) =>
      daysOff(each).map(([day, title]) => ({ date: day, kind: 'dayOff' as const, title })),
    ),
});
