import type { ActivityId } from '../roadmap.ts';

interface DocumentKindFacts {
  readonly label: string;
  /** The activity that the document proves or serves; undefined if there is no such activity. */
  readonly activity: ActivityId | undefined;
  /** What puts the document into force. Blank consents (approved in the settings), templates and texts to edit need nothing and are never drafts. */
  readonly registeredBy: 'numberAndDate' | 'date' | 'nothing';
  /** Whether the document proves something only with a link. The school keeps the award order in its own files. */
  readonly needsPlace: boolean;
  /**
   * `school`: people of the school. `recipient`: a person who takes the document home, so it cites no tabs. `everybody`: the public, so it names only
   * people who allowed publication.
   */
  readonly readers: 'school' | 'recipient' | 'everybody';
  /** Whether the head signs or approves the document. */
  readonly headSigns: boolean;
  /** Whether «Документы» has a row for the document from the start. */
  readonly expected: boolean;
}

const order = {
  registeredBy: 'numberAndDate',
  needsPlace: true,
  readers: 'school',
  expected: true,
  headSigns: true,
} as const;
const report = { registeredBy: 'date', needsPlace: true, readers: 'school', expected: true, headSigns: true } as const;
const record = { ...report, expected: false, headSigns: false } as const;
/** A paper for one person or pair that the head signs or approves. */
const act = { ...record, headSigns: true } as const;
const keepsake = { ...record, readers: 'recipient' } as const;

/** The kinds of documents, by the keys that the tab «Документы» uses. */
const documentKindFacts = {
  orderCurator: { ...order, label: 'Приказ о назначении куратора', activity: '1.4' },
  orderPilot: { ...order, label: 'Приказ об апробации целевой модели наставничества', activity: '1.5' },
  regulation: { ...order, label: 'Положение о наставничестве', activity: '1.5' },
  orderPairs: { ...order, label: 'Приказ (распоряжение) о закреплении пар (групп)', activity: '5.4' },
  curatorReport: { ...report, label: 'Отчёт куратора', activity: '7.6' },
  finalReport: { ...report, label: 'Итоговый отчёт', activity: '7.6' },
  awardList: { ...order, label: 'Приказ о поощрении участников', activity: '7.3', needsPlace: false },
  publicReport: { ...report, label: 'Публичный отчёт', activity: '7.7', readers: 'everybody' },
  mentoringAgreement: { ...act, label: 'Дополнительное соглашение к трудовому договору', activity: '5.4' },
  plan: { ...record, label: 'Индивидуальный план развития (ИПР)', activity: '6.3' },
  pairProgramme: { ...act, label: 'Персонализированная программа наставничества', activity: '6.3' },
  orderTraining: { ...order, label: 'Приказ об обучении наставников', activity: '4.2', expected: false },
  menteeList: { ...record, label: 'Перечень лиц, желающих иметь наставников', activity: '2.1' },
  menteeBase: { ...record, label: 'База наставляемых (список)', activity: '2.2' },
  mentorBase: { ...record, label: 'База наставников (список)', activity: '3.3' },
  interviewSheet: { ...record, label: 'Лист собеседования с наставником', activity: '3.5' },
  attendanceList: { ...record, label: 'Лист присутствия', activity: '5.1' },
  inspection: { ...record, label: 'Сводка по дорожной карте для проверки', activity: '7.6' },
  hoursMemo: { ...record, label: 'Служебная записка о часах наставников', activity: '6.4' },
  mentorReference: { ...act, label: 'Справка о работе наставником', activity: '6.4', registeredBy: 'numberAndDate' },
  meetingScripts: { ...keepsake, label: 'Сценарии встреч', activity: '1.6', registeredBy: 'nothing' },
  workbook: { ...keepsake, label: 'Рабочая тетрадь наставляемого', activity: '1.6', registeredBy: 'nothing' },
  informing: { ...keepsake, label: 'Текст для педсовета и доски объявлений', activity: '1.7', registeredBy: 'nothing' },
  caseTemplate: { ...keepsake, label: 'Шаблон описания практики (кейса)', activity: '7.7', registeredBy: 'nothing' },
  meetingLog: { ...record, label: 'Журнал встреч', activity: '6.4' },
  mentorReport: { ...record, label: 'Отчёт наставника', activity: '6.6' },
  memoMentee: { ...keepsake, label: 'Памятка наставляемому', activity: '1.6' },
  memoMentor: { ...keepsake, label: 'Памятка наставнику', activity: '1.6' },
  invitation: { ...keepsake, label: 'Приглашение', activity: '7.2' },
  thanks: { ...keepsake, label: 'Благодарность', activity: '7.3', headSigns: true },
  certificate: { ...keepsake, label: 'Сертификат', activity: '7.3', headSigns: true },
  consentBlanks: { ...keepsake, label: 'Бланки трёх согласий', activity: '1.8', registeredBy: 'nothing' },
  destructionAct: { ...record, label: 'Акт об уничтожении персональных данных', activity: '1.8' },
  portfolio: { ...record, label: 'Портфолио наставника', activity: '3.3' },
  other: { ...record, label: 'Другой документ', activity: undefined },
} as const satisfies Readonly<Record<string, DocumentKindFacts>>;

export type DocumentKind = keyof typeof documentKindFacts;

/** The label of each kind, in the order of the drop-down list. */
export const documentKinds = Object.fromEntries(
  Object.entries(documentKindFacts).map(([kind, { label }]) => [kind, label]),
) as Readonly<Record<DocumentKind, string>>;

/** The properties of a kind. The type lets a caller read optional properties of every kind. */
export const factsOfDocument = (kind: DocumentKind): DocumentKindFacts => documentKindFacts[kind];
