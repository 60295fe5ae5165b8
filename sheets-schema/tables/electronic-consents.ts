import { code, date, longText, oneOf, text, yesNo } from '../cell.ts';
import { consentDecisions, consentTypes } from '../choices/consent.ts';
import { defineTable, system } from '../table.ts';

export const electronicConsents = defineTable({
  name: 'electronicConsents',
  title: 'Электронные согласия',
  kind: 'view',
  key: [],
  about: 'Решения, присланные через электронные формы согласия: действуют наравне со строками «Реестра согласий».',
  tabColor: '#188038',
  columns: {
    code: system('Код участника', code('К'), 110),
    person: system('Участник', text, 240),
    type: system('Вид согласия', oneOf(consentTypes), 250),
    decision: system('Решение', oneOf(consentDecisions), 110),
    decidedOn: system('Дата решения', date, 110),
    validUntil: system('Действует по', date, 110),
    scope: system('Что разрешено (для распространения)', text, 260),
    sites: system('Где (адреса сайтов)', longText, 220),
    conditions: system('Условия и запреты', longText, 240),
    textVersion: system('Редакция текста', text, 130),
    documentRef: system('Где ответ', text, 260, { note: 'Строка ответа – доказательство решения: не удаляйте её.' }),
    valid: system('Действует сегодня', yesNo, 120),
    state: system('Что сделать', longText, 280),
    responseId: system('Ключ', text, 200, { hidden: true }),
  },
});
