import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { type Occasion, occasion, type Part, urgency } from './occasion.ts';
import { deadlineOf, replyBy } from './reply-by.ts';
import { threeWeekly } from './schedule.ts';

interface NextForm {
  readonly kind: 'requestInvitation' | 'offerInvitation';
  readonly form: 'menteeRequest' | 'mentorOffer';
  /** The roles for which this form is meant, as people choose them in the questionnaire. */
  readonly wishes: readonly ('mentee' | 'mentor' | 'both')[];
  readonly asks: string;
  readonly activity: string;
  readonly compose: (code: string, nth: number, by: string) => Part;
}

const DAYS_TO_ANSWER = 10;

/** Invites teachers to the form for the role that they chose. If they filled in the questionnaire today, we send the letter at once. */
export function nextForm(
  programmeState: ProgrammeState,
  { kind, form, wishes, asks, activity, compose }: NextForm,
): Occasion[] {
  const { intake, context } = programmeState;
  return [...intake.people.keys()].flatMap((code) => {
    const wish = intake.answers.latest('intake', code);
    if (!wish || !wishes.some((role) => role === wish.fields.wantsRole)) return [];
    if (intake.answers.latest(form, code)) return [];
    const from = wish.submittedAt.slice(0, 10);
    return [
      occasion({
        kind,
        to: code,
        about: '',
        schedule: threeWeekly(from),
        urgency: urgency.request,
        timing: from === context.today ? 'immediate' : 'ordinary',
        asks,
        compose: ({ nth }, { day }) =>
          compose(code, nth, replyBy(day, DAYS_TO_ANSWER, programmeState, deadlineOf(programmeState, activity))),
      }),
    ];
  });
}
