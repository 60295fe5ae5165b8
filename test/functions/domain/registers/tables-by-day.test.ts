import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import type { TableName } from '../../../../functions/domain/programme.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';
import { letter, MENTEE, MENTOR, PAIR, report, school, wholeSchool } from '../roadmap/whole-school.ts';

/** The system's cells of a table on a day. Several parts of the plan may fill one row. */
function rowsOf(table: TableName, parts: ProgrammeParts, today: string) {
  const rows = plan(programme(parts), context({ today })).tables.flatMap((one) =>
    one.table === table ? one.rows : [],
  );
  const merged = new Map<unknown, Record<string, unknown>>();
  for (const { at, values } of rows) merged.set(at ?? values, { ...merged.get(at ?? values), ...values });
  return [...merged.values()];
}
const cellsOf = (table: TableName, column: string, parts: ProgrammeParts, today: string) =>
  rowsOf(table, parts, today).map((values) => values[column]);

const { tables, answers } = wholeSchool;
type Plan = (typeof tables.plans)[number];
const without = {
  feedback: [],
  satisfactionMentee: [],
  satisfactionMentor: [],
  assessmentMenteeT1: [],
  assessmentMentorT1: [],
  mentorReport: [],
};

describe('«Кто не ответил» during the year of one pair', () => {
  const awaited = (change: ProgrammeParts, today: string) =>
    factsOf(programme(school(change)), context({ today })).awaited.map(
      ({ code, what, since }) => `${code} ${since} ${what}`,
    );
  const beginning = {
    ...answers,
    ...without,
    meetingReport: [],
    assessmentMenteeT0: [],
    assessmentMentorT0: [],
    preference: [],
  };

  it.each<[string, string, ProgrammeParts, readonly string[]]>([
    [
      'the first assessments from the day of joining, and the group meeting’s questionnaire from its day until a pair begins',
      '2026-09-08',
      { answers: beginning },
      [
        `${MENTOR} 2026-06-11 Стартовая оценка наставника`,
        `${MENTOR} 2026-09-08 Анкета после групповой встречи (наставник)`,
        `${MENTEE} 2026-06-10 Стартовая оценка наставляемого`,
        `${MENTEE} 2026-09-08 Анкета после групповой встречи (наставляемый)`,
      ],
    ],
    [
      'no group meeting’s questionnaire the day before it',
      '2026-09-07',
      { answers: beginning },
      [`${MENTOR} 2026-06-11 Стартовая оценка наставника`, `${MENTEE} 2026-06-10 Стартовая оценка наставляемого`],
    ],
    [
      'no group meeting’s questionnaire if the meeting was not held',
      '2026-09-08',
      {
        answers: beginning,
        tables: { events: [{ kind: 'groupMeeting', date: '2026-09-08', attendees: [MENTOR, MENTEE] }] },
      },
      [`${MENTOR} 2026-06-11 Стартовая оценка наставника`, `${MENTEE} 2026-06-10 Стартовая оценка наставляемого`],
    ],
    [
      'no first assessment after the first meeting',
      '2026-09-30',
      { answers: { ...beginning, meetingReport: [report('first', '2026-09-18')] } },
      [],
    ],
    [
      'only the feedback of the second round the day before the final meeting',
      '2026-12-02',
      { answers: { ...answers, ...without, feedback: answers.feedback } },
      [
        `${MENTOR} 2026-11-16 Обратная связь, волна 2 (наставник)`,
        `${MENTEE} 2026-11-16 Обратная связь, волна 2 (наставляемый)`,
      ],
    ],
    [
      'the closing questionnaires and the mentor’s report after the final meeting',
      '2026-12-20',
      { answers: { ...answers, ...without } },
      [
        `${MENTOR} 2026-12-03 Анкета удовлетворённости наставника`,
        `${MENTOR} 2026-12-03 Итоговая оценка наставника`,
        `${MENTOR} 2026-12-03 Отчёт наставника, пара ${PAIR}`,
        `${MENTEE} 2026-12-03 Анкета удовлетворённости наставляемого`,
        `${MENTEE} 2026-12-03 Итоговая оценка наставляемого`,
      ],
    ],
    [
      'no final assessment without a first one',
      '2026-12-20',
      { answers: { ...answers, ...without, assessmentMenteeT0: [], assessmentMentorT0: [] } },
      [
        `${MENTOR} 2026-12-03 Анкета удовлетворённости наставника`,
        `${MENTOR} 2026-12-03 Отчёт наставника, пара ${PAIR}`,
        `${MENTEE} 2026-12-03 Анкета удовлетворённости наставляемого`,
      ],
    ],
  ])('%s', (_, today, change, expected) => {
    expect(awaited(change, today)).toEqual(expected);
  });
});

describe('«Оценка участников»', () => {
  const assessments = (change: ProgrammeParts, today: string) =>
    rowsOf('assessments', school({ answers: { ...answers, ...change.answers } }), today).map(
      ({ code, t0, t0On, t1, comparable, nextStep }) => [code, t0, t0On, t1, comparable, nextStep],
    );
  const t0 = (day: string) => [{ ...answers.assessmentMenteeT0[0], code: MENTEE, submittedAt: `${day}T10:00:00` }];
  const ofMentee = (change: ProgrammeParts, today: string) =>
    assessments(change, today).find(([code]) => code === MENTEE);

  it.each<[string, string, NonNullable<ProgrammeParts['answers']>, readonly unknown[]]>([
    ['both are there', '2026-12-31', {}, ['present', '2026-06-12', 'present', true, undefined]],
    [
      'on the day of the first meeting it is in time',
      '2026-12-31',
      { assessmentMenteeT0: t0('2026-09-18') },
      ['present', '2026-09-18', 'present', true, undefined],
    ],
    [
      'a day later it is kept, but not compared',
      '2026-12-31',
      { assessmentMenteeT0: t0('2026-09-19') },
      ['late', '2026-09-19', 'present', false, undefined],
    ],
    [
      'the last one in time counts',
      '2026-12-31',
      { assessmentMenteeT0: [...t0('2026-06-12'), ...t0('2026-09-01'), ...t0('2026-10-01')] },
      ['present', '2026-09-01', 'present', true, undefined],
    ],
    [
      'a late one is not worth a final assessment',
      '2026-12-31',
      { assessmentMenteeT0: t0('2026-09-19'), assessmentMenteeT1: [] },
      ['late', '2026-09-19', 'none', false, undefined],
    ],
    [
      'the final one is missing',
      '2026-12-31',
      { assessmentMenteeT1: [] },
      ['present', '2026-06-12', 'none', false, 'Попросить пройти итоговую оценку.'],
    ],
    [
      'the final one is not asked for while the pair works',
      '2026-11-01',
      { assessmentMenteeT1: [] },
      ['present', '2026-06-12', 'none', false, undefined],
    ],
    [
      'none after the pair began',
      '2026-11-01',
      { assessmentMenteeT0: [], assessmentMenteeT1: [] },
      ['none', undefined, 'none', false, 'Стартовая оценка уже не войдёт в сравнение.'],
    ],
    [
      'none before',
      '2026-09-01',
      { assessmentMenteeT0: [], assessmentMenteeT1: [] },
      ['none', undefined, 'none', false, 'Попросить пройти стартовую оценку.'],
    ],
  ])('%s', (_, today, change, expected) => {
    expect(ofMentee({ answers: change }, today)?.slice(1)).toEqual(expected);
  });
});

describe('«Запросы и предложения»', () => {
  const codes = ['К-01', 'К-02', 'К-03', 'К-04', 'К-05'];
  const menteeRequest = [
    { code: 'К-01', need1: 'digital', need2: 'parents' },
    { code: 'К-02', need1: 'digital' },
    { code: 'К-03', need1: 'parents' },
  ];
  const at = '2026-06-01T10:00:00';
  const coverage = (more: ProgrammeParts['tables'] = {}) =>
    rowsOf(
      'coverage',
      {
        tables: {
          people: codes.map((code) => ({ code })),
          consents: codes.map((code) => given(code)),
          areas: [
            { key: 'digital', label: 'Цифра' },
            { key: 'parents', label: 'Родители' },
            { key: 'lesson', label: 'Урок' },
            { key: 'theatre', label: 'Театр' },
            { key: 'hidden', label: 'Скрыто', active: false },
          ],
          ...more,
        },
        answers: {
          menteeRequest,
          mentorOffer: [
            { code: 'К-04', offers: ['digital', 'lesson'], bestOffer: 'digital', capacity: '1' },
            { code: 'К-05', offers: ['digital'], bestOffer: 'digital', capacity: '2' },
          ],
        },
      },
      '2026-09-01',
    )
      .filter(({ area }) => ['Цифра', 'Родители', 'Урок', 'Театр', 'Скрыто'].includes(String(area)))
      .map(({ area, asked, askedFirst, offered, places, state }) => [area, asked, askedFirst, offered, places, state]);

  it('count who asks, who can, and how many places there are; what nobody can do comes first', () => {
    expect(coverage()).toEqual([
      ['Родители', 2, 1, 0, 0, 'nobody'],
      ['Цифра', 2, 2, 2, 3, 'covered'],
      ['Урок', 0, 0, 1, 1, 'idle'],
      ['Театр', 0, 0, 0, 0, undefined],
    ]);
  });

  it('declined offers give no places, and exactly as many places as requests are enough', () => {
    const offer = (code: string, decision: 'declined' | 'accepted') => ({
      responseId: `mentorOffer|${at}|${code}`,
      code,
      decision,
    });
    const [, digital] = coverage({ offers: [offer('К-04', 'declined')] });
    expect(digital).toEqual(['Цифра', 2, 2, 1, 2, 'covered']);
    const short = coverage({ offers: [offer('К-05', 'declined')] }).find(([area]) => area === 'Цифра');
    expect(short).toEqual(['Цифра', 2, 2, 1, 1, 'short']);
  });

  it('declined requests ask for nothing', () => {
    const requests = [{ responseId: `menteeRequest|${at}|К-03`, code: 'К-03', decision: 'declined' as const }];
    expect(coverage({ requests })[0]).toEqual(['Родители', 1, 0, 0, 0, 'nobody']);
  });
});

describe('the staff’s lists', () => {
  const events: NonNullable<ProgrammeParts['tables']>['events'] = [
    { kind: 'seminar', date: '2026-09-01' },
    { kind: 'seminar', date: '2026-08-31' },
    { kind: 'seminar' },
    { kind: 'seminar', date: '2026-08-31', held: true },
    { kind: 'seminar', date: '2026-08-31', held: true, link: 'протокол' },
    { kind: 'seminar', date: '2026-09-10', cancelled: true },
  ];
  const sources: NonNullable<ProgrammeParts['tables']>['sources'] = [
    { title: 'Приказ', required: true },
    { title: 'Приказ', required: true, tickedOn: '2026-09-01' },
    { title: 'Приказ', required: true, tickedOn: '2026-09-02' },
    { title: 'Приказ' },
    { required: true },
  ];
  const materials: NonNullable<ProgrammeParts['tables']>['materials'] = [
    { kind: 'memoMentee' },
    { kind: 'memoMentee', link: 'https://school.example.org' },
  ];

  it.each<[TableName, readonly (string | undefined)[]]>([
    [
      'events',
      [
        'назначено',
        'отметьте, состоялось ли',
        'нужна дата',
        'состоялось, нет ссылки или документа',
        'состоялось',
        'отменено',
      ],
    ],
    ['sources', ['нужно изучить', 'изучено', 'нужно изучить', undefined, undefined]],
    ['materials', ['нужна ссылка или название документа', 'есть']],
  ])('%s have these states on 1 September', (table, states) => {
    expect(cellsOf(table, 'state', { tables: { events, sources, materials } }, '2026-09-01')).toEqual(states);
  });

  it('a guest was invited on the day of the letter, otherwise on the day that the row has', () => {
    const guests = [
      { guestId: 'Г-1', name: 'Гость' },
      { guestId: 'Г-2', name: 'Гость', invitedOn: '2026-12-01' },
    ];
    const outbox = [letter('ceremonyInvitation', 'Г-1', 'С-5', '2026-12-08')];
    expect(cellsOf('guests', 'invitedOn', { tables: { guests, outbox } }, '2026-12-20')).toEqual([
      '2026-12-08',
      '2026-12-01',
    ]);
  });
});

describe('«Участие»', () => {
  const statusOf = (change: ProgrammeParts, today: string) =>
    rowsOf('participations', school(change), today).map(({ code, status, endedOn }) =>
      [code, status, endedOn].join(' ').trim(),
    );

  it.each<[string, string, ProgrammeParts, readonly string[]]>([
    ['in the bases', '2026-09-01', {}, ['К-01 active', 'К-02 active']],
    ['in a working pair', '2026-10-01', {}, ['К-01 paired', 'К-02 paired']],
    ['from the day of the final meeting', '2026-12-03', {}, ['К-01 completed 2026-12-03', 'К-02 completed 2026-12-03']],
    [
      'a person who left before the final meeting did not complete',
      '2026-12-20',
      { tables: { participations: [{ code: MENTEE, role: 'mentee', endOn: '2026-12-02' }] } },
      ['К-01 active', 'К-02 withdrawn 2026-12-02'],
    ],
    [
      'a person who left on the day of the final meeting did',
      '2026-12-20',
      { tables: { participations: [{ code: MENTEE, role: 'mentee', endOn: '2026-12-03' }] } },
      ['К-01 completed 2026-12-03', 'К-02 completed 2026-12-03'],
    ],
    [
      'a withdrawn consent outweighs everything',
      '2026-12-20',
      {
        tables: {
          consents: [...tables.consents, { ...given(MENTEE, '2026-12-10'), decision: 'withdrawn' as const }],
          participations: [{ code: MENTEE, role: 'mentee' }],
        },
      },
      ['К-01 completed 2026-12-03', 'К-02 withdrawn 2026-12-10'],
    ],
    [
      'the interview may end in a refusal',
      '2026-09-01',
      { tables: { interviews: [{ code: MENTOR, date: '2026-08-20', outcome: 'declined' }], pairs: [] } },
      ['К-01 declined', 'К-02 active'],
    ],
    [
      'the curator may decline a request',
      '2026-09-01',
      {
        tables: {
          requests: tables.requests.map((row) => ({ ...row, decision: 'declined' as const })),
          mentees: [],
          pairs: [],
        },
      },
      ['К-01 active', 'К-02 declined'],
    ],
  ])('%s', (_, today, change, expected) => {
    expect(statusOf(change, today)).toEqual(expected);
  });
});

describe('«ИПР»', () => {
  const [agreed] = tables.plans as [Plan];
  const state = (plans: NonNullable<ProgrammeParts['tables']>['plans'], today = '2026-10-06') =>
    rowsOf('plans', school({ tables: { plans: plans ?? [] } }), today).map(({ status, missing }) => [status, missing]);

  it.each<[string, NonNullable<ProgrammeParts['tables']>['plans'], string, string]>([
    ['no row yet', [], 'draft', 'хотя бы одна цель со сроком; дата согласования'],
    ['agreed today', [agreed], 'agreed', ''],
    ['agreed tomorrow', [{ ...agreed, agreedOn: '2026-10-07' }], 'draft', 'дата согласования не может быть в будущем'],
    ['no day', [{ ...agreed, agreedOn: undefined }], 'draft', 'дата согласования'],
    ['a goal without its day', [{ ...agreed, due1: undefined }], 'draft', 'хотя бы одна цель со сроком'],
  ])('%s', (_, plans, status, missing) => {
    expect(state(plans)).toEqual([[status, missing]]);
  });

  it('drafts goals from the needs, and shows the request and its result in the teacher’s words', () => {
    const menteeRequest = [
      { ...answers.menteeRequest[0], code: MENTEE, need1: 'digital', desiredResult: 'Вести урок спокойно' },
    ];
    const [row] = rowsOf('plans', school({ tables: { plans: [] }, answers: { menteeRequest } }), '2026-10-01');
    expect(String(row?.request).split('\n').at(-1)).toBe('Вести урок спокойно');
    expect(String(row?.draft).split('\n')).toEqual([
      expect.stringMatching(/^Цель 1: /),
      expect.stringMatching(/^Цель 2: /),
      'Признак успеха: Вести урок спокойно',
    ]);
  });
});

describe('the results of the year', () => {
  const of = (role: 'mentees' | 'mentors', change: ProgrammeParts, today = '2026-12-31') =>
    rowsOf(role, school(change), today)[0];
  const [goal] = tables.plans as [Plan];
  const due = { due2: '2026-12-10', due3: '2026-12-10' };

  it.each<[string, NonNullable<ProgrammeParts['tables']>['plans'], string]>([
    ['one goal reached', [goal], 'целей достигнуто 1 из 1'],
    ['no plan', [], 'цели не поставлены'],
    [
      'goals partly reached, missed and without a mark',
      [
        {
          ...goal,
          ...due,
          mark1: 'partly',
          goal2: 'Вести журнал',
          goal3: 'Говорить с родителями',
          mark2: 'missed' as never,
        },
      ],
      'целей достигнуто 0 из 3, частично – 1, без отметки – 1',
    ],
  ])('%s', (_, plans, text) => {
    expect(String(of('mentees', { tables: { plans: plans ?? [] } })?.results).split('\n')).toEqual([
      text,
      'Урок без срывов.',
    ]);
  });

  it('a mentor’s results are the mentees who completed, and the meetings', () => {
    expect(of('mentors', {})?.results).toBe('1 наставляемый прошёл; встреч 7');
    expect(of('mentors', { tables: { plans: [] } })?.results).toBe('никто из наставляемых не прошёл; встреч 7');
    expect(of('mentors', {}, '2026-12-02')?.results).toBeUndefined();
  });

  it('the latest report speaks, and of a group it says so', () => {
    const mentorReport = [
      { code: MENTOR, pairCode: PAIR, mainResult: 'Первое.', submittedAt: '2026-12-04T10:00:00' },
      { code: MENTOR, pairCode: PAIR, mainResult: 'Последнее.', submittedAt: '2026-12-05T10:00:00' },
    ];
    expect(String(of('mentees', { answers: { mentorReport } })?.results)).toMatch(/\nПоследнее\.$/);
  });
});

describe('«Обучение»', () => {
  const [course] = tables.trainings;
  const [done] = tables.training;
  const state = (row: object, today = '2026-09-01', trainings: readonly object[] = tables.trainings) =>
    rowsOf('training', school({ tables: { training: [{ code: MENTOR, ...row }], trainings } }), today).map(
      ({ state, missing }) => [state, missing],
    )[0];

  it.each<[string, object, string, readonly string[]]>([
    ['with a certificate', done ?? {}, '2026-09-01', ['trained', '']],
    ['waived', { waivedReason: 'обучен в 2025 году' }, '2026-09-01', ['waived', '']],
    ['signed', { programme: 'О-1' }, '2026-08-20', ['signed', 'отметка «Окончил»; номер или ссылка на свидетельство']],
    [
      'completed without a certificate',
      { programme: 'О-1', completed: true },
      '2026-08-20',
      ['uncertified', 'номер или ссылка на свидетельство'],
    ],
    [
      'the certificate is valid on its last day',
      { ...done, certificateUntil: '2026-09-01' },
      '2026-09-01',
      ['trained', ''],
    ],
    [
      'the certificate has lapsed the day after',
      { ...done, certificateUntil: '2026-08-31' },
      '2026-09-01',
      ['lapsed', 'новое свидетельство и его срок'],
    ],
  ])('%s', (_, row, today, expected) => {
    expect(state(row, today)).toEqual(expected);
  });

  it('is late the day after the roadmap’s last day', () => {
    const [on, after] = ['2026-08-31', '2026-12-01'].map((today) => state({ programme: 'О-1' }, today));
    expect(on?.[0]).toBe('signed');
    expect(after).toEqual([
      'late',
      expect.stringMatching(/^отметка «Окончил»; номер или ссылка на свидетельство Срок был \d\d\.\d\d\.2026\.$/),
    ]);
  });

  it.each<[string, object, string]>([
    ['chosen', {}, 'выбрана'],
    ['not chosen', { chosen: false }, 'не выбрана'],
    [
      'nothing known',
      { programme: undefined, hours: undefined, endsOn: undefined },
      'не хватает: название, часы, даты начала и окончания',
    ],
    ['without its first day', { startsOn: undefined }, 'не хватает: даты начала и окончания'],
  ])('a course that is %s', (_, change, expected) => {
    const [row] = rowsOf('trainings', school({ tables: { trainings: [{ ...course, ...change }] } }), '2026-09-01');
    expect(row).toMatchObject({ state: expected, signed: 1, finished: 1 });
  });
});
