import type { Context } from '../context.ts';
import type { FormName } from '../programme.ts';
import type { AnyAnswer } from './any-answer.ts';
import type { ConsentBook } from './consent-book.ts';
import type { Person } from './person.ts';

/** Code of the administration in its own form: the head needs no place in the roster of teachers. */
export const ADMINISTRATION = 'К-00';

/**
 * What becomes of an answer before other answers of the same person are looked at.
 *
 * - `held` until its person's consent is there, `refused` and `withdrawn` after a decision against it;
 * - `stranger`: nobody of the roster; `forged`: the key does not fit the code; `nameless`: no code at all;
 * - `incomplete`: an answer to a required question is missing or could not be read.
 */
export type Admission = 'counts' | 'held' | 'refused' | 'withdrawn' | 'stranger' | 'forged' | 'nameless' | 'incomplete';

/** As admitted, or replaced by a later answer of the same person. */
export type AnswerStatus = Admission | 'replaced';

/** Whom an answer speaks of, and so whose consent it needs: the author, or the teacher a request of the administration is about. */
export function subjectOf(answer: AnyAnswer): string | undefined {
  return answer.form === 'adminRequest' ? answer.fields.aboutCode : answer.fields.code;
}

const isKnown = (code: string, people: ReadonlyMap<string, Person>, form: FormName) =>
  people.has(code) || (form === 'adminRequest' && code === ADMINISTRATION);

/** What may be said before and without a consent: the consent itself, and that no reminders are wanted. */
const WITHOUT_CONSENT: ReadonlySet<FormName> = new Set(['consentProcessing', 'consentPublication', 'reminders']);

/** The keys of a form's links by code. Whoever answers a form often has one key for all of his answers. */
function linkKeys(form: FormName, { formKey }: Pick<Context, 'formKey'>): (code: string) => string {
  const known = new Map<string, string>();
  return (code) => {
    const key = known.get(code) ?? formKey(form, code);
    known.set(code, key);
    return key;
  };
}

/**
 * Whether an answer to a form may be used today. A consent that came after the answer lets it in; one that is no longer in
 * force takes it out again.
 */
export function admission(
  form: FormName,
  people: ReadonlyMap<string, Person>,
  consents: ConsentBook,
  context: Pick<Context, 'today' | 'formKey'>,
): (answer: AnyAnswer) => Admission {
  const keyOf = linkKeys(form, context);
  const needsConsent = !WITHOUT_CONSENT.has(form);
  return (answer) => {
    const { fields } = answer;
    const subject = subjectOf(answer);
    if (fields.code === undefined || subject === undefined) return 'nameless';
    if (!isKnown(fields.code, people, form) || !people.has(subject)) return 'stranger';
    if (fields.formKey !== keyOf(fields.code)) return 'forged';
    if (needsConsent && !consents.valid(subject, 'processing', context.today)) {
      const decision = consents.decision(subject, 'processing', context.today);
      return decision === 'withdrawn' ? 'withdrawn' : decision === 'refused' ? 'refused' : 'held';
    }
    return answer.complete ? 'counts' : 'incomplete';
  };
}
