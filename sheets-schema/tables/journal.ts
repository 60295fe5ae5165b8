import { dateTime, longText, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

export const journal = defineTable({
  name: 'journal',
  title: 'Журнал изменений',
  kind: 'register',
  key: ['entryId'],
  about: 'Что, когда и почему изменилось. Только коды, без имён; строки лишь добавляются.',
  tabColor: '#5F6368',
  columns: {
    entryId: system('№', text, 90),
    when: system('Когда', dateTime, 140),
    who: system('Кто', text, 160),
    subject: system('О чём', text, 160),
    what: system('Что изменилось', longText, 360),
    why: system('Почему', longText, 320),
  },
});
