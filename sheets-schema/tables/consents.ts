import { code, date, link, longText, manyOf, oneOf, text, yesNo } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const consentTypes = {
  processing: 'обработка',
  publication: 'распространение',
  mentoringWork: 'работа наставником (ст. 351.8 ТК РФ)',
} as const;

export type ConsentType = keyof typeof consentTypes;

export const consentDecisions = { given: 'дано', refused: 'отказ', withdrawn: 'отозвано' } as const;

export type ConsentDecision = keyof typeof consentDecisions;

/** Categories of data whose publication a person may allow. The person decides on each category separately (152-ФЗ, art. 10.1). */
export const publicationScopes = {
  name: 'ФИО',
  position: 'должность',
  photo: 'фото',
  quote: 'отзыв',
  achievements: 'достижения',
  case: 'кейс',
} as const;

export type PublicationScope = keyof typeof publicationScopes;

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
