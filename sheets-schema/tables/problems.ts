import { date, longText, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

export const problems = defineTable({
  name: 'problems',
  title: 'Проверка данных',
  kind: 'view',
  key: [],
  about: 'Что не удалось прочитать или не сходится, и как это исправить. Исправленное исчезает само.',
  tabColor: '#D93025',
  columns: {
    sheet: system('Лист', text, 200),
    cell: system('Ячейка', text, 80),
    code: system('Участник', text, 88),
    whatWasRead: system('Что прочитано', longText, 240),
    reason: system('В чём дело', longText, 320),
    whatToDo: system('Что сделать', longText, 320),
    suggestion: system('Предлагаем', text, 180, {
      note: 'Что, вероятно, имелось в виду. Принимается одним нажатием: в панели куратора (меню «Наставник») или на странице «Исправления».',
    }),
    since: system('С какого дня', date, 110),
  },
});
