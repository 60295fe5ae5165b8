import { date, linkedText, longText, oneOf, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

export const urgencies = { overdue: 'просрочено', today: 'сегодня', soon: 'скоро', info: 'к сведению' } as const;

export const today = defineTable({
  name: 'today',
  title: 'Сегодня',
  kind: 'view',
  key: [],
  about: 'Что сделать куратору сегодня и в ближайшие дни: самое срочное сверху.',
  tabColor: '#1A73E8',
  columns: {
    urgency: system('Срочность', oneOf(urgencies), 110),
    task: system('Что сделать', longText, 380),
    subject: system('О ком или о чём', text, 220),
    due: system('Срок', date, 100),
    where: system('Где', linkedText, 180, { note: 'Лист, на котором это делается.' }),
    reason: system('Почему', longText, 320),
    ledBy: system('Куратор', text, 220, {
      note: 'Чьё это дело; заполняется, если кураторов несколько или куратора замещают.',
    }),
  },
});
