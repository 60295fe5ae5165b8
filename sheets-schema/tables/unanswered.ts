import { date, int, longText, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

export const unanswered = defineTable({
  name: 'unanswered',
  title: 'Кто не ответил',
  kind: 'view',
  key: [],
  about: 'Чьих согласий, анкет и отчётов программа ждёт сегодня.',
  tabColor: '#1A73E8',
  columns: {
    code: system('Код', text, 70),
    person: system('Участник', text, 240),
    what: system('Чего ждём', text, 280),
    since: system('С какого дня', date, 110),
    reminded: system('Напоминаний', int(), 118),
    remindedOn: system('Последнее письмо', date, 130),
    nextStep: system('Что сделать дальше', longText, 320),
  },
});
