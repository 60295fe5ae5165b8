import { codes, date, link, longText, oneOf, text } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const publicationKinds = {
  results: 'итоги программы',
  bestMentors: 'лучшие наставники',
  cases: 'кейсы',
} as const;

export type PublicationKind = keyof typeof publicationKinds;

export const publications = defineTable({
  name: 'publications',
  title: 'Публикации',
  kind: 'register',
  key: ['publicationId'],
  about: 'Что опубликовано на сайте и кто там назван. Назвать можно только с согласия на распространение.',
  columns: {
    publicationId: system('№', text, 60),
    kind: staff('Что опубликовано', oneOf(publicationKinds), 180),
    url: staff('Адрес страницы', link, 300),
    date: staff('Дата', date, 110),
    named: staff('Кто назван (коды)', codes('К'), 240, { note: 'Коды участников через запятую.' }),
    note: staff('Примечание', longText, 220),
    state: system('Проверка согласий', longText, 300),
  },
});
