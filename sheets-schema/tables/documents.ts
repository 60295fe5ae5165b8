import { date, link, longText, oneOf, text } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const documentKinds = {
  orderCurator: 'Приказ о назначении куратора',
  orderPilot: 'Приказ об апробации целевой модели наставничества',
  regulation: 'Положение о наставничестве',
  orderPairs: 'Приказ (распоряжение) о закреплении пар (групп)',
  curatorReport: 'Отчёт куратора',
  finalReport: 'Итоговый отчёт',
  awardList: 'Приказ о поощрении участников',
  publicReport: 'Публичный отчёт',
  mentoringAgreement: 'Дополнительное соглашение к трудовому договору',
  plan: 'Индивидуальный план развития (ИПР)',
  meetingLog: 'Журнал встреч',
  mentorReport: 'Отчёт наставника',
  memoMentee: 'Памятка наставляемому',
  memoMentor: 'Памятка наставнику',
  invitation: 'Приглашение',
  thanks: 'Благодарность',
  certificate: 'Сертификат',
  consentBlanks: 'Бланки трёх согласий',
  destructionAct: 'Акт об уничтожении персональных данных',
  portfolio: 'Портфолио наставника',
  other: 'Другой документ',
} as const;

export type DocumentKind = keyof typeof documentKinds;

const expected = [
  'orderCurator',
  'orderPilot',
  'regulation',
  'orderPairs',
  'curatorReport',
  'finalReport',
  'awardList',
  'publicReport',
] as const satisfies DocumentKind[];

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
