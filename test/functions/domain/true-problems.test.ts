import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../functions/domain/plan.ts';
import type { Problem } from '../../../functions/domain/programme.ts';
import { context, given, programme } from './programme-kit.ts';
import { MENTEE, MENTOR, report, school, wholeSchool } from './roadmap/whole-school.ts';

type Parts = ReturnType<typeof school>;

const TODAY = '2026-11-20';
const problemsOf = (parts: Parts, today = TODAY) => {
  const { tables } = plan(programme(parts), context({ today }));
  const rows = tables.find(({ table }) => table === 'problems')?.rows ?? [];
  return rows.map(({ values }) => values as Pick<Problem, 'sheet' | 'code' | 'reason' | 'whatToDo'>);
};
const { consents, people, pairs, events, requests, offers, training, outbox } = wholeSchool.tables;

const FATES = ['stays', 'left', 'refused', 'withdrew', 'expired'] as const;
type Fate = (typeof FATES)[number];

const decided = (code: string, decision: 'refused' | 'withdrawn', decidedOn: string) => ({
  code,
  type: 'processing' as const,
  decision,
  decidedOn,
});

/** The later consents of a person, and the changes to their row of «Участники». */
type Consent = Partial<ReturnType<typeof given>>;

function lived(code: string, fate: Fate, on: string): { readonly consents: readonly Consent[]; readonly left: object } {
  if (fate === 'refused') return { consents: [decided(code, 'refused', on)], left: {} };
  if (fate === 'withdrew') return { consents: [decided(code, 'withdrawn', on)], left: {} };
  if (fate === 'expired') return { consents: [{ ...given(code, on), validFrom: on, validUntil: on }], left: {} };
  return { consents: [], left: fate === 'left' ? { leftSchoolOn: on } : {} };
}

/** A school with a problem in every kind of entry about two people. */
function faulty(fates: Readonly<Record<string, Fate>>, on: string, pairLife: object): Parts {
  const lives = Object.entries(fates).map(([code, fate]) => ({ code, ...lived(code, fate, on) }));
  const { kind: _, ...kindless } = report('trial', '2026-09-25');
  const late = `${TODAY}T09:00:00`;
  const failed = (code: string, status: 'failed' | 'unknown') => ({
    notice: 'feedbackInvitation' as const,
    code,
    noticeKey: `feedbackInvitation|${code}|1 mentee|${status}`,
    status,
    subject: 'Как идёт работа?',
    sentAt: '2026-11-19T09:00:00',
    messageId: `<${code}-${status}@example.org>`,
  });
  return school({
    tables: {
      consents: [...consents, ...lives.flatMap((one) => one.consents)],
      people: people.map((row) => ({ ...row, ...lives.find(({ code }) => code === row.code)?.left })),
      pairs: pairs.map((row) => ({ ...row, ...pairLife })),
      pairRules: [
        { rule: 'pin' as const, mentor: MENTOR, mentee: MENTEE },
        { rule: 'ban' as const, mentor: MENTOR, mentee: MENTEE },
      ],
      requests: requests.map((row) => ({ ...row, decision: 'declined' as const })),
      offers: offers.map((row) => ({ ...row, decision: 'declined' as const })),
      training: training.map((row) => ({ ...row, programme: 'О-77', completed: undefined })),
      mentees: [{ code: MENTEE, no: 1, feedbackUrl: 'https://school.example.org/quote' }],
      outbox: [...outbox, ...[MENTOR, MENTEE].flatMap((code) => [failed(code, 'failed'), failed(code, 'unknown')])],
    },
    answers: {
      preference: [
        { code: MENTEE, asRole: 'mentee' as const, choice1: MENTEE, submittedAt: '2026-09-09T10:00:00' },
        { code: MENTOR, asRole: 'mentee' as const, choice1: 'К-77', submittedAt: '2026-09-09T10:00:00' },
      ],
      meetingReport: [
        { ...report('first', '2026-09-18'), minutes: 5 },
        kindless,
        { ...report('regular', '2026-12-30') },
      ],
      feedback: [
        { code: MENTEE, formKey: 'чужой', submittedAt: late },
        { code: MENTOR, formKey: 'чужой', submittedAt: late },
      ],
      intake: [
        { code: MENTOR, wantsRole: 'mentor' as const, submittedAt: '2026-11-18T10:00:00' },
        { code: MENTOR, wantsRole: 'mentor' as const, submittedAt: late },
        { code: MENTEE, wantsRole: 'mentee' as const, submittedAt: '2026-11-18T10:00:00' },
        { code: MENTEE, wantsRole: 'mentee' as const, submittedAt: late },
      ],
    },
  });
}

/** Advice that only a person can follow who is present and may be asked. */
const ASKS =
  /[Пп]опросите (участник|автор|наставник)|Впишите причину решения|письмо уйдёт|уйдёт ещё раз|Когда участник подпишет|номер или точное название/;

describe('«Проверка данных»', () => {
  it('asks nothing of people who left, refused or withdrew, and says only what is so', () => {
    const fate = fc.constantFrom(...FATES);
    const lifeOfPair = fc.constantFrom(
      {},
      { decision: 'decline' },
      { decision: undefined },
      { endNoticeOn: '2026-10-01', endedOn: '2026-10-09' },
      { orderNumber: undefined, orderDate: undefined, endNoticeOn: '2026-09-10', endedOn: '2026-09-14' },
    );
    const day = fc.constantFrom('2026-09-10', '2026-10-12', '2026-11-19');
    const seen = new Set<string>();
    fc.assert(
      fc.property(fate, fate, day, lifeOfPair, (ofMentor, ofMentee, on, pairLife) => {
        const fates: Readonly<Record<string, Fate>> = { [MENTOR]: ofMentor, [MENTEE]: ofMentee };
        for (const { code = '', reason, whatToDo } of problemsOf(faulty(fates, on, pairLife))) {
          seen.add(reason.replace(/[\d.:]+/g, '#').slice(0, 60));
          const own = fates[code];
          if (own && ['left', 'refused', 'withdrew'].includes(own)) expect(whatToDo).not.toMatch(ASKS);
          if (/ждёт согласия/.test(reason)) expect(own).toBeUndefined();
          if (/согласие действовало до/.test(reason)) expect(own).toBe('expired');
          if (/отозвано/.test(reason)) expect(own).toBe('withdrew');
          if (/не дал согласия/.test(reason)) expect(own).toBe('refused');
          if (/ещё не начала работу/.test(reason)) expect(pairLife).toEqual({});
          if (/не было на встрече/.test(reason))
            expect(events.some(({ attendees }) => attendees?.includes(code))).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
    expect(seen.size).toBeGreaterThan(12);
  });

  it.each([
    ['left', 'человек ушёл из школы'],
    ['expired', 'согласие действовало до 12.10.2026'],
  ] as const)('says why the answer of a person does not count: %s', (fate, words) => {
    const parts = faulty({ [MENTOR]: fate, [MENTEE]: 'stays' }, '2026-10-12', {});
    const noConsent = {
      ...parts,
      tables: {
        ...parts.tables,
        consents: parts.tables?.consents?.filter(
          ({ code, decidedOn }) => fate === 'expired' || code !== MENTOR || decidedOn === undefined,
        ),
      },
    };
    expect(problemsOf(noConsent as Parts).some(({ code, reason }) => code === MENTOR && reason.includes(words))).toBe(
      true,
    );
  });

  it('calls a request of the administration by its subject, not by an author who withdrew nothing', () => {
    const parts = faulty({ [MENTOR]: 'stays', [MENTEE]: 'withdrew' }, '2026-10-12', {});
    const about = problemsOf(parts).find(
      ({ sheet, reason }) => sheet.includes('администрации') && reason.includes('отозвано'),
    );
    expect(about?.reason).toContain('Согласие педагога, о котором запрос,');
  });

  it('warns about orders and acts of a day off, until a note explains the day', () => {
    const [first, ...others] = wholeSchool.tables.documents;
    const dated = (date: string, note?: string) =>
      problemsOf(school({ tables: { documents: [{ ...first, kind: 'orderCurator', date, note }, ...others] } })).filter(
        ({ reason }) => reason.includes('нерабочий день'),
      );
    expect(dated('2026-04-20')).toEqual([]);
    expect(dated('2026-04-19').map(({ reason }) => reason)).toEqual([
      '«Приказ о назначении куратора»: 19.04.2026 – нерабочий день.',
    ]);
    expect(dated('2026-04-19', 'подписан в дежурный день')).toEqual([]);
  });
});
