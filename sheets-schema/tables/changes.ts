import { dateTime, longText, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

export const changes = defineTable({
  name: 'changes',
  title: 'Что изменилось',
  kind: 'view',
  key: [],
  about:
    'Что изменилось с тех пор, как Вы смотрели в последний раз. Прочитали – поставьте новую дату в «Настройки», строка «Изменения просмотрены»: список начнётся заново.',
  tabColor: '#1A73E8',
  columns: {
    when: system('Когда', dateTime, 140),
    subject: system('О чём', text, 180),
    what: system('Что изменилось', longText, 420),
    why: system('Почему', longText, 320),
    who: system('Кто', text, 120),
  },
});
