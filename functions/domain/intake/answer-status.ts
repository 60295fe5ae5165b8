import type { ConsentBook } from '../consents/consent-validity.ts';
import type { Context } from '../context.ts';
import type { FormName } from '../programme.ts';
import { authorCheck, type UnknownAuthor } from './answer-author.ts';
import type { AnyAnswer } from './any-answer.ts';
import type { Person } from './person.ts';

/**
 * The state of an answer, without regard to the person's other answers.
 * - `counts`: we use the answer;
 * - `held`: the person has not consented yet; `refused`, `withdrawn`: the person decided against consent;
 * - `incomplete`: an answer to a required question is missing or unreadable.
 */
type Admission = 'counts' | 'held' | 'refused' | 'withdrawn' | 'incomplete' | UnknownAuthor;

/** The admission, or `replaced` if the person answered again later. */
export type AnswerStatus = Admission | 'replaced';

/** Forms whose answers need no consent: the consents themselves, and the switch for reminders. */
const WITHOUT_CONSENT: ReadonlySet<FormName> = new Set(['consentProcessing', 'consentPublication', 'reminders']);

/** Whether an answer may be used today. A later consent makes the answer valid. When that consent ends, the answer is invalid again. */
export function admission(
  form: FormName,
  people: ReadonlyMap<string, Person>,
  consents: ConsentBook,
  context: Pick<Context, 'today' | 'formKey'>,
): (answer: AnyAnswer) => Admission {
  const authorOf = authorCheck(form, people, context);
  const needsConsent = !WITHOUT_CONSENT.has(form);
  return (answer) => {
    const author = authorOf(answer);
    if ('unknown' in author) return author.unknown;
    if (needsConsent && !consents.valid(author.subject, 'processing', context.today)) {
      const decision = consents.decision(author.subject, 'processing', context.today);
      return decision === 'withdrawn' ? 'withdrawn' : decision === 'refused' ? 'refused' : 'held';
    }
    return answer.complete ? 'counts' : 'incomplete';
  };
}
