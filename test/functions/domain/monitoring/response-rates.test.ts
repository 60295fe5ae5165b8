import { expect, it } from 'vitest';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { responseRates } from '../../../../functions/domain/monitoring/response-rates.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { context, given, programme } from '../programme-kit.ts';
import { MENTEE, MENTOR, PAIR, school, stateOf, wholeSchool } from '../roadmap/whole-school.ts';

const { tables, answers } = wholeSchool;

/** The mentor is also the mentee of К-09 and has answered only as a mentor. */
const bothRoles = school({
  tables: {
    people: [...tables.people, { code: 'К-09', labourGround: 'jobDuties' }],
    consents: [...tables.consents, given('К-09')],
    pairs: [...tables.pairs, { ...tables.pairs[0], pairCode: 'П-02', mentorCode: 'К-09', menteeCodes: [MENTOR] }],
  },
});

it('feedback has the denominator of 6.5: a person in two roles answers twice', () => {
  const rates = responseRates(factsOf(programme(bothRoles), context({ today: '2026-11-30' })));
  const state = stateOf('6.5', bothRoles, '2026-11-30');
  expect(rates.feedback).toEqual({ k: 2, n: 4 });
  expect([state.k, state.n]).toEqual([2, 4]);
});

it('final assessments and mentors’ reports have the denominators of 7.5 and 7.6', () => {
  const parts = school({ answers: { assessmentMenteeT0: [], mentorReport: [] } });
  const rates = responseRates(factsOf(programme(parts), context({ today: '2026-12-30' })));
  expect(rates.assessmentT1).toEqual({ k: 1, n: 1 });
  expect(stateOf('7.5', parts, '2026-12-30')).toMatchObject({ k: 1, n: 1 });
  expect(rates.mentorReport).toEqual({ k: 0, n: 1 });
});

const rowsOf = (parts: typeof bothRoles, today: string, table: string) =>
  plan(programme(parts), context({ today }))
    .tables.filter((one) => one.table === table)
    .flatMap(({ rows }) => rows.map(({ values }) => values));

it('«Сводка» says beside a number what it counts, and tells of missed periods', () => {
  const meetingReport = answers.meetingReport.filter(({ heldOn }) => heldOn <= '2026-10-06');
  const rows = rowsOf(school({ answers: { meetingReport } }), '2026-11-20', 'summary');
  expect(rows.find(({ name }) => name === 'Обратная связь')?.comment).toContain('в каждой роли');
  expect(rows.find(({ name }) => name === 'Регулярные')).toMatchObject({
    k: 1,
    n: 4,
    comment: 'из двухнедельных периодов всех пар; пропущено: 2',
  });
});

it('«Сводка» counts letters, and says how many messages they carried', () => {
  const [first, second, ...others] = tables.outbox;
  const outbox = [
    { ...first, status: 'sent' as const, messageId: 'one' },
    { ...second, status: 'sent' as const, messageId: 'one' },
    ...others.map((row, i) => ({ ...row, status: 'sent' as const, messageId: `more ${i}` })),
  ];
  const sent = rowsOf(school({ tables: { outbox } }), '2026-12-30', 'summary').find(
    ({ block, name }) => block === 'Письма' && name === 'отправлено',
  );
  expect(sent).toMatchObject({
    k: outbox.length - 1,
    comment: expect.stringContaining(`сообщений в них – ${outbox.length}`),
  });
});

it('«Кто не ответил» counts the letters about each questionnaire of a person', () => {
  const silent = { answers: { ...answers, mentorReport: [], satisfactionMentor: [], satisfactionMentee: [] } };
  const about = (pairCode: string, n: number) => ({
    notice: 'mentorReportDue' as const,
    code: MENTOR,
    noticeKey: `mentorReportDue|${MENTOR}|${pairCode}|${n}`,
    status: 'sent' as const,
    sentAt: `2026-12-2${n}T09:00:00`,
  });
  const outbox = [...tables.outbox, about(PAIR, 1), about('П-02', 1), about('П-02', 2)];
  const rows = rowsOf(school({ ...silent, tables: { outbox } }), '2026-12-28', 'unanswered');
  expect(rows.find(({ what }) => String(what).startsWith('Отчёт наставника'))).toMatchObject({ reminded: 1 });
});

it('nobody is reminded in December of a form of September', () => {
  const parts = school({ answers: { preference: [], assessmentMenteeT0: [] } });
  const what = (today: string) =>
    rowsOf(parts, today, 'unanswered')
      .filter(({ code }) => code === MENTEE)
      .map((row) => row.what);
  expect(what('2026-09-12')).toContain('Анкета после групповой встречи (наставляемый)');
  expect(what('2026-12-01')).not.toContain('Анкета после групповой встречи (наставляемый)');
  expect(what('2026-12-01')).not.toContain('Стартовая оценка наставляемого');
});
