import type { ConsentBook } from '../consents/consent-validity.ts';
import type { Context } from '../context.ts';
import type { FormName } from '../programme.ts';
import type { AnyAnswer } from './any-answer.ts';
import type { Person } from './person.ts';

/** The code with which the administration answers its own form, because the roster of teachers may lack the head. */
export const ADMINISTRATION = 'К-00';

/**
 * The state of an answer, without regard to the person's other answers.
 * - `counts`: we use the answer;
 * - `held`: the person has not consented yet; `refused`, `withdrawn`: the person decided against consent;
 * - `stranger`: the person is not in the roster; `forged`: the key does not fit the code; `nameless`: there is no code;
 * - `incomplete`: an answer to a required question is missing or unreadable.
 */
type Admission = 'counts' | 'held' | 'refused' | 'withdrawn' | 'stranger' | 'forged' | 'nameless' | 'incomplete';

/** The admission, or `replaced` if the person answered again later. */
export type AnswerStatus = Admission | 'replaced';

/** The person whose consent an answer needs: the author or, in a request of the administration, the teacher in question. */
export function subjectOf(answer: AnyAnswer): string | undefined {
  return answer.form === 'adminRequest' ? answer.fields.aboutCode : answer.fields.code;
}

const isKnown = (code: string, people: ReadonlyMap<string, Person>, form: FormName) =>
  people.has(code) || (form === 'adminRequest' && code === ADMINISTRATION);

/** Forms whose answers need no consent: the consents themselves, and the switch for reminders. */
const WITHOUT_CONSENT: ReadonlySet<FormName> = new Set(['consentProcessing', 'consentPublication', 'reminders']);

/** The keys in a form's links, by code. We cache them, because a person's answers to a form usually have the same key. */
function linkKeys(form: FormName, { formKey }: Pick<Context, 'formKey'>): (code: string) => string {
  const known = new Map<string, string>();
  return (code) => {
    const key = known.get(code) ?? formKey(form, code);
    known.set(code, key);
    return key;
  };
}

/** Whether an answer may be used today. A later consent makes the answer valid. When that consent ends, the answer is invalid again. */
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
