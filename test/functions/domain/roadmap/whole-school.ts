import type { Context } from '../../../../functions/domain/context.ts';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { programmeStateOf } from '../../../../functions/domain/programme-state-of.ts';
import { criterionIds, type InterviewCriterion } from '../../../../sheets-schema/choices/interview-criterion.ts';
import type { Notice } from '../../../../sheets-schema/choices/notice.ts';
import { menteeParameters, mentorParameters } from '../../../../sheets-schema/forms/assessment-parameters.ts';
import { qualityItems, swotItems } from '../../../../sheets-schema/tables/quality.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

export const MENTOR = 'К-01';
export const MENTEE = 'К-02';
export const PAIR = 'П-01';

/** An interview in which the mentor was ready in every subject. */
export const ALL_READY = Object.fromEntries(criterionIds.map((id) => [id, 'ready'])) as Record<
  InterviewCriterion,
  'ready'
>;

const scores = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, 6]));

/** A sent letter in the outbox. */
export function letter(notice: Notice, code: string, about: string, on: string, nth = 1) {
  const noticeKey = `${notice}|${code}|${about}|${nth}`;
  return { notice, code, noticeKey, status: 'sent' as const, sentAt: `${on}T09:00:00` };
}

const at = (day: string) => `${day}T10:00:00`;

/** A report of a meeting of the pair. */
export function report(kind: 'first' | 'trial' | 'planning' | 'regular' | 'final', heldOn: string) {
  return { code: MENTOR, pairCode: PAIR, kind, heldOn, minutes: 40, done: 'Разобрали урок.', submittedAt: at(heldOn) };
}

const registered = (
  kind: 'orderCurator' | 'orderPilot' | 'regulation' | 'curatorReport' | 'finalReport',
  date: string,
) => ({ kind, number: '1-ОД', date, link: 'папка приказов' }) as const;

/** A school of one pair with everything that the 37 activities need. Tests remove parts of it. */
export const wholeSchool = {
  settings: {
    goal: 'Помочь педагогам.',
    tasks: 'Найти наставников.',
    formKinds: 'учитель – учитель',
    expectedResults: 'Педагоги остаются.',
    motivation: 'Благодарность школы.',
    curatorName: 'Кураторова Ольга Петровна',
    curatorEmail: 'curator@example.org',
  },
  tables: {
    settings: [
      { key: 'targetYoungCoverage', value: '70' },
      { key: 'targetMenteeSatisfaction', value: '85' },
      { key: 'targetMentorSatisfaction', value: '85' },
    ],
    people: [
      { code: MENTOR, name: 'Тестова Анна Ивановна', email: 'a@example.org', invitedOn: '2026-05-18' },
      { code: MENTEE, name: 'Примеров Борис Петрович', email: 'b@example.org', invitedOn: '2026-05-18' },
    ],
    consents: [
      given(MENTOR),
      given(MENTEE),
      { ...given(MENTOR, '2026-09-15'), type: 'mentoringWork' as const },
      { ...given(MENTOR, '2026-12-01'), type: 'publication' as const, scope: ['name', 'case'] as const },
    ],
    events: [
      { kind: 'seminar' as const, date: '2026-04-15', topic: 'Наставничество', link: 'https://seminar.example.org' },
      { kind: 'informing' as const, date: '2026-08-26', link: 'протокол педсовета № 1' },
      { kind: 'groupMeeting' as const, date: '2026-09-08', held: true, attendees: [MENTOR, MENTEE] },
      { kind: 'groupFinal' as const, date: '2026-12-16', held: true, attendees: [MENTOR, MENTEE] },
      { kind: 'ceremony' as const, date: '2026-12-24', held: true, link: 'фотоотчёт' },
    ],
    sources: [
      { level: 'federal' as const, title: 'Р-145', required: true, tickedOn: '2026-04-20' },
      { level: 'regional' as const, title: 'Приказ региона', tickedOn: '2026-04-21' },
      { level: 'municipal' as const, title: 'Приказ управления', tickedOn: '2026-04-22' },
    ],
    documents: [
      registered('orderCurator', '2026-04-20'),
      registered('orderPilot', '2026-05-12'),
      registered('regulation', '2026-05-15'),
      registered('curatorReport', '2026-12-22'),
      registered('finalReport', '2026-12-23'),
      { kind: 'awardList' as const, number: '140-ОД', date: '2026-12-21' },
      { kind: 'publicReport' as const, link: 'https://school.example.org/report' },
    ],
    materials: (['memoMentee', 'memoMentor', 'meetingScript', 'workbook'] as const).map((kind) => ({
      kind,
      link: 'https://school.example.org/materials',
      addedOn: '2026-06-10',
    })),
    requests: [
      {
        responseId: `menteeRequest|${at('2026-06-03')}|${MENTEE}`,
        code: MENTEE,
        decision: 'accepted' as const,
        acceptedOn: '2026-06-10',
        pairKind: 'lesson' as const,
        workFormat: 'pair' as const,
      },
      {
        responseId: `adminRequest|${at('2026-06-05')}|К-00`,
        code: MENTEE,
        decision: 'accepted' as const,
        acceptedOn: '2026-06-10',
      },
    ],
    offers: [
      {
        responseId: `mentorOffer|${at('2026-06-03')}|${MENTOR}`,
        code: MENTOR,
        decision: 'accepted' as const,
        acceptedOn: '2026-06-11',
      },
    ],
    interviews: [{ code: MENTOR, date: '2026-08-20', outcome: 'admitted' as const, ...ALL_READY }],
    trainings: [
      {
        trainingId: 'О-1',
        organisation: 'Примерный институт',
        programme: 'Наставничество',
        hours: 18,
        startsOn: '2026-08-17',
        endsOn: '2026-08-27',
        chosen: true,
      },
    ],
    training: [{ code: MENTOR, programme: 'О-1', completed: true, certificate: 'УД-1', certificateDate: '2026-08-28' }],
    mentees: [{ code: MENTEE, no: 1 }],
    mentors: [{ code: MENTOR, no: 1, portfolioUrl: 'https://school.example.org/portfolio' }],
    pairs: [
      {
        pairCode: PAIR,
        mentorCode: MENTOR,
        menteeCodes: [MENTEE],
        status: 'active' as const,
        decision: 'confirm' as const,
        decisionOn: '2026-09-14',
        orderNumber: '97-ОД',
        orderDate: '2026-09-15',
        orderLink: 'папка приказов, № 97-ОД',
      },
    ],
    plans: [
      {
        pairCode: PAIR,
        code: MENTEE,
        agreedOn: '2026-10-06',
        goal1: 'Вести урок',
        due1: '2026-12-10',
        mark1: 'reached' as const,
      },
    ],
    outbox: [
      letter('consentRequest', MENTOR, '', '2026-05-18'),
      letter('consentRequest', MENTEE, '', '2026-05-18'),
      letter('pairFormed', MENTOR, PAIR, '2026-09-16'),
      letter('pairFormed', MENTEE, PAIR, '2026-09-16'),
      letter('feedbackInvitation', MENTOR, '1 mentor', '2026-10-12'),
      letter('feedbackInvitation', MENTEE, '2 mentee', '2026-11-16'),
      letter('ceremonyInvitation', MENTOR, 'С-5', '2026-12-08'),
      letter('ceremonyInvitation', MENTEE, 'С-5', '2026-12-08'),
    ],
    quality: [
      ...Object.keys(swotItems).map((itemId) => ({ itemId, text: 'Вывод.' })),
      ...Object.keys(qualityItems).map((itemId) => ({ itemId, score: 2 })),
    ],
    publications: (['results', 'bestMentors', 'cases'] as const).map((kind) => ({
      kind,
      url: `https://school.example.org/${kind}`,
      date: '2026-12-25',
      ...(kind === 'bestMentors' ? { named: [MENTOR] } : {}),
    })),
  },
  answers: {
    trialMeeting: [{ code: MENTEE, pairCode: PAIR, goesOn: 'yes' as const, submittedAt: at('2026-09-26') }],
    intake: [
      { code: MENTOR, wantsRole: 'mentor' as const, submittedAt: at('2026-06-01') },
      { code: MENTEE, wantsRole: 'mentee' as const, submittedAt: at('2026-06-01') },
    ],
    menteeRequest: [{ code: MENTEE, need1: 'digital', submittedAt: at('2026-06-03') }],
    adminRequest: [
      { code: 'К-00', aboutCode: MENTEE, need1: 'parents', discussedWithTeacher: true, submittedAt: at('2026-06-05') },
    ],
    mentorOffer: [
      {
        code: MENTOR,
        offers: ['digital'],
        bestOffer: 'digital',
        capacity: '2' as const,
        hoursPerMonth: '4' as const,
        ownNeeds: ['parents'],
        submittedAt: at('2026-06-03'),
      },
    ],
    assessmentMenteeT0: [{ code: MENTEE, ...scores(menteeParameters), submittedAt: at('2026-06-12') }],
    assessmentMentorT0: [{ code: MENTOR, ...scores(mentorParameters), submittedAt: at('2026-06-12') }],
    preference: [
      { code: MENTOR, asRole: 'mentor' as const, menteeChoice1: MENTEE, submittedAt: at('2026-09-09') },
      { code: MENTEE, asRole: 'mentee' as const, choice1: null, submittedAt: at('2026-09-10') },
    ],
    meetingReport: [
      report('first', '2026-09-18'),
      report('trial', '2026-09-25'),
      report('planning', '2026-10-06'),
      report('regular', '2026-10-20'),
      report('regular', '2026-11-03'),
      report('regular', '2026-11-17'),
      report('final', '2026-12-03'),
    ],
    feedback: [
      { code: MENTOR, asRole: 'mentor' as const, submittedAt: at('2026-10-13') },
      { code: MENTEE, asRole: 'mentee' as const, submittedAt: at('2026-10-14') },
    ],
    satisfactionMentee: [{ code: MENTEE, overall: 8, submittedAt: at('2026-12-05') }],
    satisfactionMentor: [{ code: MENTOR, overall: 9, submittedAt: at('2026-12-04') }],
    assessmentMenteeT1: [{ code: MENTEE, ...scores(menteeParameters), submittedAt: at('2026-12-05') }],
    assessmentMentorT1: [{ code: MENTOR, ...scores(mentorParameters), submittedAt: at('2026-12-04') }],
    mentorReport: [{ code: MENTOR, pairCode: PAIR, mainResult: 'Урок без срывов.', submittedAt: at('2026-12-05') }],
  },
} satisfies ProgrammeParts;

export type School = ProgrammeParts;

/** The whole school with a test's own lists and settings. */
export function school(change: ProgrammeParts = {}): School {
  return {
    settings: { ...wholeSchool.settings, ...change.settings },
    tables: { ...wholeSchool.tables, ...change.tables },
    answers: { ...wholeSchool.answers, ...change.answers },
  };
}

export const NOTHING: School = {};

export function standingOf(parts: School, today: string, more: Partial<Context> = {}) {
  const whole = programme(parts);
  const now = context({ today, ...more });
  return programmeStateOf(factsOf(whole, now));
}

/** The state of one activity on a day. */
export function stateOf(id: string, parts: School, today = '2026-12-31', more: Partial<Context> = {}) {
  const found = standingOf(parts, today, more).activities.find((activity) => activity.id === id);
  if (!found) throw new Error(`There is no activity ${id}.`);
  return found;
}
