import { int, longText, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

/** The attendance list. It is as wide as a portrait A4 page, so people can print it without changes. */
export const attendance = defineTable({
  name: 'attendance',
  title: 'Лист регистрации',
  kind: 'view',
  key: [],
  about:
    'Кто приглашён на ближайшую групповую или итоговую встречу: распечатайте на листе А4 и соберите подписи пришедших.',
  columns: {
    no: system('№', int(1), 45),
    person: system('ФИО', longText, 330),
    role: system('Роль', text, 150),
    signature: system('Подпись', text, 175, { note: 'Остаётся пустой: здесь расписываются на бумаге.' }),
  },
});
