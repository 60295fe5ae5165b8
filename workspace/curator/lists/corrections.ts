import { suggestedCorrections } from '../../../functions/domain/suggested-corrections.ts';
import type { TickList } from './tick-list.ts';

export const corrections: TickList = {
  path: 'corrections',
  title: 'Исправления, которые предлагает программа',
  about:
    'Ячейки, которые не удалось прочитать, и что в них, вероятно, имелось в виду. Принятое запишется вместо прежнего.',
  table: 'problems',
  nameColumn: 'Ячейка',
  ofThings: true,
  columns: ['Сейчас', 'Предлагаем'],
  keepsOrder: true,
  rows: ({ programme }) =>
    suggestedCorrections(programme).map(({ key, at, table, place, whatWasRead, suggestion, column, cell }) => ({
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
