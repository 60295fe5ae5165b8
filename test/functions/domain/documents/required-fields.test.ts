import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { documentHtml } from '../../../../functions/domain/paper/html.tsx';
import { type DocumentKind, documentKinds } from '../../../../sheets-schema/choices/document-kind.ts';
import { MENTEE, NOTHING, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const MENTOR_NAME = 'Тестова Анна Ивановна';
const MENTEE_NAME = 'Примеров Борис Петрович';
const SCHOOL = 'МБОУ «Примерная школа № 5»';
const HEAD = 'М. И. Директорова';
const CURATOR = wholeSchool.settings.curatorName;
const MEMO = [
  ...['Вы вправе', 'Что от Вас зависит', 'первая', 'заключительная', 'только для Вас', 'хранить сказанное'],
  ...['Как прекратить работу.', CURATOR, 'кабинет 12'],
];
const { consents, events, people, mentees, requests, pairs, plans } = wholeSchool.tables;
const { mentorReport, meetingReport } = wholeSchool.answers;

const settings = {
  schoolFull: SCHOOL,
  schoolPlace: 'г. Пример',
  schoolAddress: '100000, г. Пример, ул. Тестовая, д. 1',
  headName: 'Директорова Мария Ивановна',
  organiserName: 'Организаторова Ирина Львовна',
  curatorContact: 'кабинет 12',
};
const staff = people.map((row, i) => ({ ...row, position: ['учитель химии', 'учитель истории'][i] ?? '' }));
const gone = { code: MENTEE, type: 'processing' as const, decision: 'withdrawn' as const, decidedOn: '2026-12-10' };
const order = { kind: 'orderPairs' as const, number: '97-ОД', date: '2026-09-15' };
const documents = [...wholeSchool.tables.documents, order];
const full = (tables: School['tables'] = {}) => school({ settings, tables: { people: staff, documents, ...tables } });

/** The visible text of each document, with single spaces. */
function textsOf(parts: School, day = '2026-12-31') {
  const names: Readonly<Record<string, string>> = Object.fromEntries(
    (parts.tables?.people ?? []).map(({ code, name }) => [code, name]),
  );
  return new Map(
    documentsOf(standingOf(parts, day)).map((one) => [
      one.kind,
      documentHtml(one, (code) => names[code] ?? code)
        .replace(/^[\s\S]*<body/, '<body')
        .replace(/<[^>]*>/g, ' ')
        .replace(/[\s\u00a0]+/g, ' '),
    ]),
  );
}

const ordinary = textsOf(full());
const line = (id: string, what: string) => ({
  entryId: `${id}|${MENTEE}|2026-12-10`,
  subject: MENTEE,
  when: '2026-12-10T12:00:00',
  what,
});
const destroyed = line('уничтожение', 'Персональные данные уничтожены');
const searched = line('проверка', 'Поиск данных: ничего не найдено');
const withdrawn = textsOf(full({ consents: [...consents, gone], journal: [destroyed, searched] }));
const unsearched = textsOf(full({ consents: [...consents, gone], journal: [destroyed] }));
const ahead = textsOf(
  full({
    events: events.map((event, i) => ({ ...event, eventId: `С-${i + 1}`, held: false, place: 'актовый зал' })),
    guests: [{ name: 'Гостева Ольга', position: 'управление образования' }],
  }),
  '2026-12-20',
);

const FIELDS: { readonly [K in Exclude<DocumentKind, 'other'>]: readonly (string | RegExp)[] } = {
  orderPilot: [
    ...['№ 1-ОД', '12.05.2026', 'г. Пример', SCHOOL, 'Р-145; Приказ региона; Приказ управления', 'учитель – учитель'],
    ...[
      'с 1 апреля по 31 декабря 2026 года',
      'Организаторова',
      CURATOR,
      '1.1',
      '7.8',
      'апрель – май',
      'Контроль',
      HEAD,
    ],
    ...['Утвердить Положение о наставничестве (приложение 1)', '(дорожную карту) апробации (приложение 2)'],
    ...[
      `Приложение 1 к приказу ${SCHOOL} от 12.05.2026 № 1-ОД`,
      'ПОЛОЖЕНИЕ о наставничестве',
      'Приложение 2 к приказу',
    ],
    ...['Мероприятие Сроки Ответственные Результат', 'Перечень лиц, желающих иметь наставников', 'ЛИСТ ОЗНАКОМЛЕНИЯ'],
  ],
  regulation: [
    ...[
      /УТВЕРЖДЕНО приказом МБОУ «Примерная школа № 5» от 15\.05\.2026 № 1-ОД (?!Директор)/,
      SCHOOL,
      'Помочь педагогам.',
    ],
    ...['Найти наставников.', 'Педагоги остаются.', '3. Участники, их права и обязанности', '4. Этапы программы'],
    ...['6. Формы отчётности', 'Отчёт наставника', 'Благодарность школы.', '8. Персональные данные'],
    ...['9. Досрочное прекращение', '70 %', '85 %', '11. Заключительные положения'],
  ],
  orderCurator: [
    ...['№ 1-ОД', '20.04.2026', CURATOR, 'Должность', 'обязанности', 'по 31.12.2026', 'Оплата работы куратора'],
    ...['ЛИСТ ОЗНАКОМЛЕНИЯ', HEAD],
  ],
  orderPairs: [
    ...['№ 97-ОД', '15.09.2026', 'П-01', `${MENTOR_NAME}, учитель химии`, `${MENTEE_NAME}, учитель истории`],
    ...['учитель – учитель', 'с 15.09.2026 по 31.12.2026', 'дополнительными соглашениями'],
    ...['ЛИСТ ОЗНАКОМЛЕНИЯ', HEAD],
  ],
  mentoringAgreement: [
    ...[/к трудовому договору от «____» _+ 20____ г\. № _+/, `Работник ${MENTOR_NAME} Должность: учитель химии`, HEAD],
    ...[
      '2. Содержание:',
      '3. Форма: П-01 – пара',
      '4 ч. в месяц',
      '5. Размер, порядок и срок выплаты: ____',
      'на основании Устава',
      'вступает в силу',
    ],
    ...['не менее чем за три рабочих дня', 'с 15.09.2026 по', 'от 15.09.2026', 'Работодатель: директор'],
  ],
  plan: [
    ...[`${MENTEE_NAME}, учитель истории`, `${MENTOR_NAME}, учитель химии`, 'с 15.09.2026', 'Запрос: ', '06.10.2026'],
    ...['Вести урок', 'По какому признаку поймём', 'Что сделаем', '10.12.2026', 'достигнута', '18.09.2026 первая'],
    ...['Наставляемый ____', 'Наставник ____'],
  ],
  meetingLog: [
    ...['пара (группа) П-01', MENTOR_NAME, MENTEE_NAME, /1 18\.09\.2026 первая 40 .*Разобрали урок\./, 'Формат'],
    ...['Следующая', 'заключительная', 'Проведено встреч: 7.'],
  ],
  mentorReport: [
    ...[
      MENTOR_NAME,
      MENTEE_NAME,
      'встреч – 7 часов – 4,7',
      'Вести урок достигнута',
      'Урок без срывов.',
      'Нужна ли поддержка',
    ],
    'Готовность описать практику',
  ],
  curatorReport: [
    ...['1.1', '7.8', 'выполнено', '15.04.2026', 'https://seminar.example.org', 'По этапам', 'Обратная связь'],
    ...['SWOT', 'Сильные стороны Вывод.', 'Балл (0–2)', 'Трудности и что сделано', 'О. П. Кураторова'],
  ],
  finalReport: [
    ...['Помочь педагогам.', 'Найти наставников.', 'Пар (групп) работало 1', 'Наставников окончили обучение 1'],
    ...['Встреч проведено 7', 'Показатели', '1 из 1', 'Самооценка до и после', 'Ожидания и впечатления', 'Итог: '],
    ...['Выводы', 'Приложения', 'О. П. Кураторова', HEAD],
  ],
  publicReport: [SCHOOL, 'Помочь педагогам.', 'Показатели', MENTOR_NAME, 'менее 5 человек', 'Выводы'],
  awardList: [
    ...['№ 140-ОД', '21.12.2026', `${MENTOR_NAME} наставник`, `${MENTEE_NAME} наставляемый`, 'встреч проведено: 7'],
    ...['ЛИСТ ОЗНАКОМЛЕНИЯ', HEAD],
  ],
  orderTraining: [
    ...['Об обучении наставников', MENTOR_NAME, 'учитель химии', 'Направить на обучение', 'ЛИСТ ОЗНАКОМЛЕНИЯ', HEAD],
  ],
  menteeList: ['ПЕРЕЧЕНЬ ЛИЦ, ЖЕЛАЮЩИХ ИМЕТЬ НАСТАВНИКОВ', 'по состоянию на 31.12.2026', MENTEE_NAME, 'Всего: 1.'],
  menteeBase: ['БАЗА НАСТАВЛЯЕМЫХ', MENTEE_NAME, 'учитель истории', 'Направления запроса', 'О. П. Кураторова'],
  mentorBase: ['БАЗА НАСТАВНИКОВ', MENTOR_NAME, 'учитель химии', 'Компетенции', 'Достижения'],
  interviewSheet: [MENTOR_NAME, 'Слушать и спрашивать', '☒ допуск', 'Итог сообщён наставнику', 'А. И. Тестова'],
  attendanceList: [
    'на групповой встрече',
    'на итоговой встрече',
    MENTOR_NAME,
    MENTEE_NAME,
    'присутствие отмечено',
    'Подпись',
  ],
  pairProgramme: [
    ...['УТВЕРЖДАЮ', HEAD, `${MENTEE_NAME}, учитель истории`, 'Индивидуальный образовательный маршрут', 'Вести урок'],
    ...['График встреч', '18.09.2026 первая 40', 'Согласовано: куратор', 'А. И. Тестова', 'Б. П. Примеров'],
  ],
  inspection: [
    'СВОДКА ПО ДОРОЖНОЙ КАРТЕ',
    '7.8',
    'Открытые замечания',
    'групповая встреча, 08.09.2026',
    'О. П. Кураторова',
  ],
  hoursMemo: ['СЛУЖЕБНАЯ ЗАПИСКА', 'О часах работы наставников', MENTOR_NAME, 'П-01', '7 4,7', 'О. П. Кураторова'],
  mentorReference: ['СПРАВКА', MENTOR_NAME, 'приказ № 97-ОД', 'встреч – 7, часов – 4,7', 'педагог-наставник', HEAD],
  meetingScripts: ['Первая встреча', 'пробная рабочая', 'планирование', 'Регулярная', 'Заключительная', 'Вопросы'],
  workbook: ['Мой запрос', 'МОИ ЦЕЛИ', 'Первая встреча', 'ЧТО ИЗМЕНИЛОСЬ'],
  informing: ['педагогическом совете', 'Помочь педагогам.', 'отказ не влечёт', CURATOR, 'кабинет 12'],
  caseTemplate: ['ОПИСАНИЕ ПРАКТИКИ (КЕЙС)', 'Что делали', 'согласие на распространение'],
  memoMentee: ['Вас никто не оценивает', ...MEMO, MENTEE_NAME],
  memoMentor: ['Вы помогаете коллеге', ...MEMO, ...[MENTOR_NAME, 'за три рабочих дня']],
  invitation: [
    ...['24 декабря 2026 года', 'актовый зал', MENTOR_NAME, MENTEE_NAME, 'Гостева Ольга, управление образования'],
    ...[CURATOR, 'кабинет 12', HEAD],
  ],
  thanks: [MENTOR_NAME, 'Роль: наставник', 'с 11.06.2026', SCHOOL, 'Приказ № 140-ОД от 21.12.2026', `____ ${HEAD}`],
  certificate: [
    `подтверждает участие в программе наставничества «учитель – учитель» 2026 года ${MENTEE_NAME}`,
    'Роль: наставляемый',
    'с 10.06.2026',
    SCHOOL,
    '№ 140-ОД от 21.12.2026',
    `____ ${HEAD}`,
  ],
  consentBlanks: [
    ...['Согласие на обработку персональных данных', 'разрешённых для распространения', 'ст. 351.8|статьёй 351.8'],
  ].map((words) => new RegExp(words)),
  destructionAct: [
    ...[SCHOOL, '100000, г. Пример', CURATOR, `Участник ${MENTEE}`, 'фамилия, имя, отчество', 'Информационная система'],
    ...[
      'Способ уничтожения',
      'Причина уничтожения',
      '10.12.2026',
      'Выгрузка из журнала регистрации событий',
      'Срок хранения акта',
    ],
  ],
  portfolio: [
    ...[MENTOR_NAME, 'учитель химии', 'Основные компетенции', 'достижения', 'Интересы', 'Обучение Наставничество'],
    ...['П-01', 'https://school.example.org/portfolio'],
  ],
};

/** The text of each kind of document, from a school that requires it. */
const textOf = (kind: DocumentKind) => ordinary.get(kind) ?? ahead.get(kind) ?? withdrawn.get(kind) ?? '';

it.each(Object.entries(FIELDS) as [Exclude<DocumentKind, 'other'>, readonly (string | RegExp)[]][])(
  'a document contains everything its kind requires: %s',
  (kind, fields) => {
    const words = textOf(kind);
    for (const field of fields) {
      if (typeof field === 'string') expect(words).toContain(field);
      else expect(words).toMatch(field);
    }
  },
);

const LATER = ['К-03', 'К-04'] as const;
const given = ([first]: typeof consents, code: string) => ({ ...first, code, documentRef: 'папка 1' });
const LONG = `Длиннофамильева-Ещёоднафамильева ${'Александра-Мария '.repeat(6)}Константиновна`;
const NASTY = `Урок <b>"химии"</b> & 'опыт' {{К-99}} \${x}\nвторая строка`;
const ALL_ANSWERED = {
  mainResult: NASTY,
  whatWorked: NASTY,
  difficulties: NASTY,
  materials: NASTY,
  goalsComment: NASTY,
};

const unhappy: Readonly<Record<string, School>> = {
  'an empty programme': NOTHING,
  'no settings at all': { tables: wholeSchool.tables, answers: wholeSchool.answers },
  'one pair and nothing said of it': school({
    tables: { plans: [], training: [], quality: [], events: [], documents: [] },
    answers: { meetingReport: [], mentorReport: [], feedback: [], satisfactionMentee: [], satisfactionMentor: [] },
  }),
  'a group': full({
    people: [...staff, ...LATER.map((code) => ({ code, name: `Групповая ${code}`, invitedOn: '2026-05-18' }))],
    consents: [...consents, ...LATER.map((code) => given(consents, code))],
    mentees: [...mentees, ...LATER.map((code, i) => ({ code, no: i + 2 }))],
    pairs: pairs.map((pair) => ({ ...pair, menteeCodes: [MENTEE, ...LATER] })),
    requests: [
      ...requests,
      ...LATER.map((code) => ({ ...requests[0], code, responseId: `menteeRequest|2026-06-03T10:00:00|${code}` })),
    ],
  }),
  'long names': full({ people: staff.map((row) => ({ ...row, name: `${LONG} ${row.code}`, position: LONG })) }),
  'quotes and markup': {
    ...school({
      settings: { ...settings, goal: NASTY, tasks: NASTY, motivation: NASTY, schoolFull: NASTY, headName: NASTY },
      tables: {
        people: staff.map((row) => ({ ...row, name: NASTY, position: NASTY })),
        plans: plans.map((row) => ({ ...row, goal1: NASTY, sign1: NASTY, actions1: NASTY })),
        documents: documents.map((row) => ({ ...row, number: NASTY })),
      },
      answers: {
        meetingReport: meetingReport.map((row) => ({ ...row, done: NASTY })),
        mentorReport: mentorReport.map((row) => ({ ...row, ...ALL_ANSWERED })),
      },
    }),
  },
  'a mentee whose consent is withdrawn': full({ consents: [...consents, gone] }),
};

describe.each(Object.entries(unhappy))('the documents of a school with %s', (_, parts) => {
  const days = ['2026-04-10', '2026-09-20', '2026-12-31'];
  const written = days.flatMap((day) =>
    documentsOf(standingOf(parts, day)).map((one) => [one.kind, documentHtml(one, () => NASTY)] as const),
  );

  it('are blank for unknown values, and never show undefined, null or NaN', () => {
    expect(written.length).toBeGreaterThan(days.length);
    for (const [kind, html] of written) {
      expect([kind, /undefined|null|NaN|Invalid|\[object|Infinity/.exec(html)?.[0]]).toEqual([kind, undefined]);
      expect([kind, /\{\{(?!К-99)/.test(html)]).toEqual([kind, false]);
    }
  });

  it('have tables with as many cells per row as headers, and no injected markup', () => {
    for (const day of days) {
      for (const { kind, blocks } of documentsOf(standingOf(parts, day)))
        for (const block of blocks)
          if (block.kind === 'table')
            for (const [i, cells] of block.rows.entries())
              expect([kind, cells.length]).toEqual([kind, block.header.length - (block.spanning && i > 0 ? 1 : 0)]);
    }
    for (const [kind, html] of written) expect([kind, html.includes('<b>"')]).toEqual([kind, false]);
  });
});

it('papers say in drafts what is missing and where to enter it', () => {
  for (const what of ['an empty programme', 'no settings at all'] as const) {
    const order = documentsOf(standingOf(unhappy[what] ?? NOTHING, '2026-04-10')).find(
      ({ kind }) => kind === (what === 'an empty programme' ? 'orderCurator' : 'memoMentee'),
    );
    expect([what, order?.draft]).toEqual([what, true]);
    expect(order?.missing).toContain('ФИО куратора («Настройки»)');
  }
});

it('papers name every member of a group in the order, the plan and the log', () => {
  const texts = textsOf(unhappy['a group'] ?? NOTHING);
  for (const kind of ['orderPairs', 'meetingLog', 'memoMentee', 'mentoringAgreement'] as const)
    for (const code of LATER)
      expect([kind, texts.get(kind)]).toEqual([kind, expect.stringContaining(`Групповая ${code}`)]);
});

it('the checked fields cover every kind of paper that the program drafts', () => {
  expect(Object.keys(FIELDS).sort()).toEqual(
    Object.keys(documentKinds)
      .filter((kind) => kind !== 'other')
      .sort(),
  );
});

it('no act of destruction exists before a search has found the person nowhere', () => {
  expect(unsearched.get('destructionAct')).toBeUndefined();
});
