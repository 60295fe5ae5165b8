import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
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
    programme.problems.flatMap(({ sheet, cell = '', whatWasRead = '', mend }) => {
      if (!mend) return [];
      const { table, at, column, value } = mend;
      const known = (tables[table] as Table).columns[column];
      const read = known?.type.read(value);
      if (!known || !read || !('value' in read)) return [];
      return [
        {
          key: `${table}|${at}|${column}|${value}`,
          at,
          table,
          name: `${sheet}, ${cell}: ${known.header}`,
          cells: [whatWasRead, value],
          cellsOf: { [column]: known.type.write(read.value) },
        },
      ];
    }),
  actions: () => [
    {
      name: 'accept',
      label: 'Принять',
      asks: [],
      cells: {},
      done: (count) => `Исправлено ячеек: ${count}.`,
    },
  ],
  empty: 'Предложений нет: всё прочитано, или догадаться нельзя. Остальное – на листе «Проверка данных».',
};
