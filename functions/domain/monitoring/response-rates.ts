import { formsOfRole } from '../../../sheets-schema/forms/index.ts';
import type { summaryBlocks } from '../../../sheets-schema/tables/summary.ts';
import { wishing } from '../intake/wishes.ts';
import { attendance, heldGroupMeeting, preferenceAfter } from '../pairs/group-meeting.ts';
import { hasStarted } from '../pairs/pair.ts';
import type { PairedDay } from '../pairs/paired-day.ts';
import { participantsOf } from '../pairs/participants.ts';
import type { SchoolDay } from '../school-day.ts';
import { feedbackRounds } from '../timetable/feedback-rounds.ts';
import type { TookPart } from './took-part.ts';

export type ResponseKey = keyof (typeof summaryBlocks)['responses']['rows'];

/** How many answers we asked for (`n`), and how many we have (`k`). */
interface ResponseRate {
  readonly k: number;
  readonly n: number;
}

/** What each `n` counts. In forms that people answer in a role, a person who is both mentor and mentee counts twice. */
export const askedFor: Readonly<Record<ResponseKey, string>> = {
  intake: 'из приглашённых, которые дали согласие',
  menteeRequest: 'из тех, кто хочет быть наставляемым',
  mentorOffer: 'из тех, кто хочет быть наставником',
  assessmentT0: 'из тех, кто в базах, в каждой роли',
  preference: 'из тех, кто был на встрече, в каждой роли',
  feedback: 'из тех, кто в парах, в каждой роли; хотя бы один ответ за обе волны',
  satisfaction: 'из тех, кто встречался в паре и не вышел раньше, в каждой роли',
  assessmentT1: 'из тех, кто встречался в паре, не вышел раньше и дал стартовую оценку, в каждой роли',
  mentorReport: 'из пар и групп, которые встречались и не прекратили работу досрочно',
};

function rate<T>(asked: readonly T[], answered: (one: T) => boolean): ResponseRate {
  return { k: asked.filter(answered).length, n: asked.length };
}

type Known = Pick<PairedDay, 'programme' | 'context' | 'intake' | 'pairs'> & { readonly tookPart: TookPart };

/** Response rates of the questionnaires, with the denominators of the roadmap's rules. */
export function responseRates(facts: Known): Readonly<Record<ResponseKey, ResponseRate>> {
  const { intake, programme, context } = facts;
  const { answers, consents } = intake;
  const asked = [...intake.people.values()].filter(
    ({ code, invited }) => invited && consents.valid(code, 'processing', context.today),
  );
  const event = heldGroupMeeting(programme, context.today);
  const { stillWithUs: took } = facts.tookPart;
  const working = facts.pairs.filter(({ status }) => status === 'active' || status === 'ended');
  // A person who is both mentor and mentee answers twice, as 6.5 asks.
  const inPairs = new Map(working.flatMap(participantsOf).map((one) => [`${one.role}|${one.code}`, one]));
  return {
    intake: rate(asked, ({ code }) => answers.latest('intake', code) !== undefined),
    menteeRequest: rate(wishing(intake, 'mentee'), (code) => answers.latest('menteeRequest', code) !== undefined),
    mentorOffer: rate(wishing(intake, 'mentor'), (code) => answers.latest('mentorOffer', code) !== undefined),
    assessmentT0: rate(
      [...intake.mentees, ...intake.mentors],
      ({ code, role }) => answers.latest(formsOfRole[role].t0, code) !== undefined,
    ),
    preference: rate(event ? attendance(event, intake) : [], ({ code, role }) =>
      Boolean(event && preferenceAfter(intake, code, role, event.date)),
    ),
    feedback: rate([...inPairs.values()], ({ code, role }) => answers.latest('feedback', code, role) !== undefined),
    satisfaction: rate(took, ({ code, role }) => answers.latest(formsOfRole[role].satisfaction, code) !== undefined),
    assessmentT1: rate(
      took.filter(({ code, role }) => answers.latest(formsOfRole[role].t0, code) !== undefined),
      ({ code, role }) => answers.latest(formsOfRole[role].t1, code) !== undefined,
    ),
    mentorReport: rate(
      took
        .filter(({ role }) => role === 'mentor')
        .flatMap(({ code, pairs }) => pairs.map(({ pairCode, status }) => ({ code, pairCode, status })))
        .filter(({ status }) => status !== 'dissolved'),
      ({ code, pairCode }) => answers.history('mentorReport', code).some(({ fields }) => fields.pairCode === pairCode),
    ),
  };
}

/** How many people answered, of how many, and in words who these are. */
interface ResponsesOf extends ResponseRate {
  readonly of: string;
}

/**
 * Responses as papers print them. Whoever left early is not asked for the answers of the end. Papers count them nevertheless: beside the number of all
 * participants, the number of people asked would tell how many left.
 */
export function responsesOfAll(facts: Known): Readonly<Record<ResponseKey, ResponsesOf>> {
  const { answers } = facts.intake;
  const people = facts.tookPart.counted;
  const pairs = facts.pairs.filter(hasStarted);
  const ofPeople = 'из всех, кто участвовал, в каждой роли; вышедших раньше не спрашивали';
  const rates = responseRates(facts);
  const asked = (Object.keys(rates) as ResponseKey[]).map(
    (key) => [key, { ...rates[key], of: askedFor[key] }] as const,
  );
  return {
    ...(Object.fromEntries(asked) as Record<ResponseKey, ResponsesOf>),
    feedback: {
      ...rate(people, ({ code, role }) => answers.latest('feedback', code, role) !== undefined),
      of: `${ofPeople}; хотя бы один ответ за обе волны`,
    },
    satisfaction: {
      ...rate(people, ({ code, role }) => answers.latest(formsOfRole[role].satisfaction, code) !== undefined),
      of: ofPeople,
    },
    assessmentT1: {
      ...rate(people, ({ code, role }) => answers.latest(formsOfRole[role].t1, code) !== undefined),
      of: ofPeople,
    },
    mentorReport: {
      ...rate(pairs, ({ mentor, pairCode }) =>
        answers.history('mentorReport', mentor).some(({ fields }) => fields.pairCode === pairCode),
      ),
      of: 'из всех пар и групп, которые работали; прекративших раньше не спрашивали',
    },
  };
}

/** The first days of the questionnaires that we send late in the year. Before these days, no answer is missing. */
export function responsesOpenOn({
  programme,
  timetable,
}: Pick<SchoolDay, 'programme' | 'timetable'>): Partial<Readonly<Record<ResponseKey, string>>> {
  const [round] = feedbackRounds(programme.settings, timetable);
  return {
    ...(round === undefined ? {} : { feedback: round }),
    satisfaction: timetable('7.1').from,
    assessmentT1: timetable('7.5').from,
    mentorReport: timetable('6.6').from,
  };
}
