/**
 * Who may see an answer beside the name of its author. Each form says it beside the question, and no tab, paper or letter shows the answer to anybody
 * else.
 * - `curator`: the curator and the people to whom the school entrusted the workbook; no paper, letter or base contains the answer.
 * - `figures`: as `curator`, but others see totals of at least five answers.
 * - `partner`: also the partner, and the person who approves the plan.
 * - `school`: the base and papers of the school.
 * - `public`: the school's site, if the author allowed this.
 */
export type Audience = 'curator' | 'figures' | 'partner' | 'school' | 'public';

/** What a form says about all its answers. */
export const ABOUT_FORM: Readonly<Record<Audience, string>> = {
  curator: 'Ответы увидят только куратор и те, кому школа поручила вести таблицу программы.',
  figures:
    'Ответы увидят только куратор и те, кому школа поручила вести таблицу программы. Остальным – лишь общие итоги, и только если ответивших не меньше пяти.',
  partner: 'Ответы увидят также Ваш партнёр по паре и те, кто утверждает план.',
  school: 'Ответы войдут в базы и документы школы: их увидят руководство и партнёр по паре.',
  public: 'Ответы публикуются, если Вы это разрешили.',
};

/** What a question says if its answer has another audience than the rest of its form. */
export const ABOUT_QUESTION: Readonly<Record<Audience, string>> = {
  curator: 'Увидят только куратор и те, кому школа поручила вести таблицу программы.',
  figures:
    'Увидят только куратор и те, кому школа поручила вести таблицу программы; остальным – общий итог, если ответивших не меньше пяти.',
  partner: 'Увидят также партнёр по паре и те, кто утверждает план.',
  school: 'Войдёт в базы и документы школы: увидят руководство и партнёр по паре.',
  public: 'Публикуется, только если Вы дали согласие на распространение отзыва.',
};

const OTHERWISE = 'Где иначе, сказано под вопросом.';

interface Audiences {
  /** The audience of all questions that the table does not list. */
  readonly rest: Audience;
  readonly [field: string]: Audience;
}

/** Field → audience, by form. */
export const audiences = {
  intake: { rest: 'curator', experienceBand: 'school' },
  menteeRequest: {
    rest: 'curator',
    need1: 'partner',
    need2: 'partner',
    need3: 'partner',
    desiredResult: 'partner',
  },
  adminRequest: { rest: 'school' },
  mentorOffer: {
    rest: 'school',
    slots: 'curator',
    meetingMode: 'curator',
    ownNeeds: 'curator',
    wantsPaidWork: 'curator',
    willingToTrain: 'curator',
    vetoCodes: 'curator',
  },
  assessmentMenteeT0: { rest: 'figures', expRole: 'curator', valued: 'curator' },
  assessmentMenteeT1: { rest: 'figures' },
  assessmentMentorT0: { rest: 'figures', expRole: 'curator', valued: 'curator' },
  assessmentMentorT1: { rest: 'figures' },
  preference: { rest: 'curator' },
  pairProgramme: { rest: 'partner' },
  meetingReport: { rest: 'school', goesOn: 'curator', helpNeeded: 'curator' },
  trialMeeting: { rest: 'curator' },
  feedback: { rest: 'figures', helps: 'curator', hinders: 'curator', wantsChange: 'curator', helpNeeded: 'curator' },
  satisfactionMentee: { rest: 'figures', valuedMost: 'curator', lacked: 'curator', quote: 'public' },
  satisfactionMentor: { rest: 'figures', valuedMost: 'curator', lacked: 'curator', quote: 'public' },
  mentorReport: { rest: 'school' },
  consentProcessing: { rest: 'curator' },
  consentPublication: { rest: 'curator' },
  reminders: { rest: 'curator' },
} as const satisfies Readonly<Record<string, Audiences>>;

export type AudienceForm = keyof typeof audiences;

/** Who may see the answer to a question. */
export function audienceOf(form: AudienceForm, field: string): Audience {
  const own: Audiences = audiences[form];
  return own[field] ?? own.rest;
}

/** What the head of a form says about its answers. */
export function aboutAnswers(form: AudienceForm): string {
  const { rest, ...others }: Audiences = audiences[form];
  return Object.keys(others).length > 0 ? `${ABOUT_FORM[rest]} ${OTHERWISE}` : ABOUT_FORM[rest];
}

/** What a question says about its answer; undefined if the head of the form says it. */
export function aboutAnswer(form: AudienceForm, field: string): string | undefined {
  const audience = audienceOf(form, field);
  return audience === audiences[form].rest ? undefined : ABOUT_QUESTION[audience];
}
