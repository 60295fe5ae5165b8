import { date, oneOf, text } from '../cell.ts';
import { defineTable, staff } from '../table.ts';

export const dayKinds = { dayOff: 'нерабочий', workday: 'рабочий' } as const;

export type DayKind = keyof typeof dayKinds;

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

/** The fixed holidays of a year; transfers are decreed each year, so the school enters them. */
export const holidays = defineTable({
  name: 'holidays',
  title: 'Праздничные дни',
  kind: 'register',
  key: ['date'],
  about: 'Нерабочие дни помимо выходных и рабочие субботы. Переносы по постановлению Правительства впишите сами.',
  tabColor: '#5F6368',
  columns: {
    date: staff('Дата', date, 110),
    kind: staff('День', oneOf(dayKinds), 120),
    title: staff('Праздник или причина', text, 320),
  },
  initialRows: (year) =>
    [...FIXED]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([day, title]) => ({ date: `${year}-${day}`, kind: 'dayOff' as const, title })),
});
