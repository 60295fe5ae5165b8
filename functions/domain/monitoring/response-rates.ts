import { formsOfRole } from '../../../sheets-schema/forms/index.ts';
import type { summaryBlocks } from '../../../sheets-schema/tables/summary.ts';
import { wishing } from '../intake/wishes.ts';
import { attendance, heldGroupMeeting, preferenceAfter } from '../pairs/group-meeting.ts';
import type { PairedDay } from '../pairs/paired-day.ts';
import type { SchoolDay } from '../school-day.ts';
import { feedbackRounds } from '../timetable/feedback-rounds.ts';
import type { TookPart } from './took-part.ts';

export type ResponseKey = keyof (typeof summaryBlocks)['responses']['rows'];

/** The number of people whom we asked (`n`) and of people who answered (`k`). */
interface ResponseRate {
  readonly k: number;
  readonly n: number;
}

function rate<T>(asked: readonly T[], answered: (one: T) => boolean): ResponseRate {
  return { k: asked.filter(answered).length, n: asked.length };
}

/** Response rates of the questionnaires, among people with a valid consent to whom the form applies. */
export function responseRates(
  facts: Pick<PairedDay, 'programme' | 'context' | 'intake' | 'pairs'> & { readonly tookPart: TookPart },
): Readonly<Record<ResponseKey, ResponseRate>> {
  const { intake, programme, context } = facts;
  const { answers, consents } = intake;
  const asked = [...intake.people.values()].filter(
    ({ code, invited }) => invited && consents.valid(code, 'processing', context.today),
  );
  const event = heldGroupMeeting(programme, context.today);
  const { stillWithUs: took } = facts.tookPart;
  const working = facts.pairs.filter(({ status }) => status === 'active' || status === 'ended');
  const inPairs = [...new Set(working.flatMap(({ mentor, mentees }) => [mentor, ...mentees]))];
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
    feedback: rate(inPairs, (code) => answers.latest('feedback', code) !== undefined),
    satisfaction: rate(took, ({ code, role }) => answers.latest(formsOfRole[role].satisfaction, code) !== undefined),
    assessmentT1: rate(took, ({ code, role }) => answers.latest(formsOfRole[role].t1, code) !== undefined),
    mentorReport: rate(
      took.filter(({ role }) => role === 'mentor'),
      ({ code }) => answers.latest('mentorReport', code) !== undefined,
    ),
  };
}

/** The first days of the questionnaires that we send late in the year. Before that day, no answer is missing. */
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
