import { date, link, longText, oneOf, text } from '../cell.ts';
import { type DocumentKind, documentKinds, factsOfDocument } from '../choices/document-kind.ts';
import { defineTable, staff, system } from '../table.ts';

const expected = (Object.keys(documentKinds) as DocumentKind[]).filter((kind) => factsOfDocument(kind).expected);

export const documents = defineTable({
  name: 'documents',
  title: 'Документы',
  kind: 'register',
  key: ['documentId'],
  about: 'Приказы, Положение и отчёты. Пока нет номера и даты (у отчётов – только даты), документ – проект.',
  tabColor: '#5F6368',
  columns: {
    documentId: system('№', text, 60),
    kind: staff('Документ', oneOf(documentKinds), 340),
    number: staff('Номер', text, 100),
    date: staff('Дата', date, 110),
    link: staff('Ссылка или место хранения', link, 260),
    note: staff('Примечание', longText, 240),
    state: system('Состояние', text, 220),
    draft: system('Проект', link, 220),
  },
  initialRows: () => expected.map((kind, i) => ({ documentId: `Д-${i + 1}`, kind })),
});
