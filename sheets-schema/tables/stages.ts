import { date, int, longText, oneOf, text } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const stageStates = {
  notOpen: 'не открыт',
  open: 'открыт',
  readyToClose: 'можно закрыть',
  closed: 'закрыт',
  closedWithRemarks: 'закрыт, но есть замечания',
} as const;

export const stages = defineTable({
  name: 'stages',
  title: 'Этапы',
  kind: 'register',
  key: ['stage'],
  about: 'Семь этапов: состояние, результаты и дата закрытия, которую ставит куратор.',
  columns: {
    stage: system('Этап', int(1, 7), 60),
    title: system('Название', longText, 320),
    state: system('Состояние', oneOf(stageStates), 160),
    progress: system('Закрыто мероприятий', text, 130),
    openedOn: system('Открыт', date, 100),
    results: system('Результаты этапа', longText, 320),
    missing: system('Чего не хватает', longText, 320),
    remarksOn: system('Замечания с', date, 110, { note: 'С этого дня закрытому этапу чего-то не хватает.' }),
    closedOn: staff('Закрыт', date, 110, { note: 'Поставьте дату, когда состояние станет «можно закрыть».' }),
  },
});
