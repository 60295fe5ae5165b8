import { code, date, link, longText, manyOf, oneOf, text, yesNo } from '../cell.ts';
import { consentDecisions, consentTypes, publicationScopes } from '../choices/consent.ts';
import { defineTable, staff, system } from '../table.ts';

export const consents = defineTable({
  name: 'consents',
  title: 'Реестр согласий',
  kind: 'register',
  key: ['consentId'],
  about: 'Каждое решение о согласии – новая строка; прежние строки не меняйте. Действует последнее решение.',
  tabColor: '#188038',
  columns: {
    consentId: system('№', text, 70),
    code: staff('Код участника', code('К'), 110),
    person: system('Участник', text, 240),
    type: staff('Вид согласия', oneOf(consentTypes), 250),
    decision: staff('Решение', oneOf(consentDecisions), 110, {
      note: 'Отзыв согласия – новая строка с решением «отозвано», а не исправление прежней.',
    }),
    decidedOn: staff('Дата решения', date, 110),
    validFrom: staff('Действует с', date, 110, { note: 'Пусто – с даты решения.' }),
    validUntil: staff('Действует по', date, 110, { note: 'Пусто – без срока.' }),
    scope: staff('Что разрешено (для распространения)', manyOf(publicationScopes), 260, {
      note: 'Через запятую: ФИО, должность, фото, отзыв, достижения, кейс. Пусто – ничего не разрешено.',
    }),
    sites: staff('Где (адреса сайтов)', longText, 220),
    textVersion: system('Редакция текста', text, 130),
    documentRef: staff('Где хранится подписанный лист', link, 240, {
      note: 'Без этой записи согласие не действует.',
      essential: true,
    }),
    valid: system('Действует сегодня', yesNo, 120),
    destroyBy: system('Уничтожить до', date, 120, { note: 'Через 30 дней после отзыва согласия на обработку.' }),
  },
});
