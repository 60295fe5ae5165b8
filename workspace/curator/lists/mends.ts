import { mendsOf } from '../../../functions/domain/mends.ts';
import type { TickList } from './tick-list.ts';

export const mends: TickList = {
  path: 'mends',
  title: 'Исправления, которые предлагает программа',
  about:
    'Ячейки, которые не удалось прочитать, и что в них, вероятно, имелось в виду. Принятое запишется вместо прежнего.',
  table: 'problems',
  nameColumn: 'Ячейка',
  ofThings: true,
  columns: ['Сейчас', 'Предлагаем'],
  keepsOrder: true,
  rows: ({ programme }) =>
    mendsOf(programme).map(({ key, at, table, place, whatWasRead, suggestion, column, cell }) => ({
      key,
      at,
      table,
      name: place,
      cells: [whatWasRead, suggestion],
      cellsOf: { [column]: cell },
      oneClick: 'Принять',
    })),
  actions: () => [
    {
      name: 'accept',
      label: 'Принять отмеченные',
      asks: [],
      cells: {},
      done: (count) => `Исправлено ячеек: ${count}.`,
    },
  ],
  empty: 'Предложений нет: всё прочитано, или догадаться нельзя. Остальное – на листе «Проверка данных».',
};
