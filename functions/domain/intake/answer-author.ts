import type { Context } from '../context.ts';
import type { FormName } from '../programme.ts';
import type { AnyAnswer } from './any-answer.ts';
import type { Person } from './person.ts';

/** The code with which the administration answers its own form, because the roster of teachers may lack the head. */
export const ADMINISTRATION = 'К-00';

/** The person whose consent an answer needs: the author or, in a request of the administration, the teacher in question. */
export function subjectOf(answer: AnyAnswer): string | undefined {
  return answer.form === 'adminRequest' ? answer.fields.aboutCode : answer.fields.code;
}

/**
 * Why we cannot say whose answer it is:
 * - `nameless`: the answer has no code;
 * - `stranger`: nobody in the roster has the code;
 * - `forged`: the key does not fit the code.
 */
export type UnknownAuthor = 'nameless' | 'stranger' | 'forged';

const isKnown = (code: string, people: ReadonlyMap<string, Person>, form: FormName) =>
  people.has(code) || (form === 'adminRequest' && code === ADMINISTRATION);

/** The keys in a form's links, by code. We cache them, because a person's answers to a form usually have the same key. */
function linkKeys(form: FormName, { formKey }: Pick<Context, 'formKey'>): (code: string) => string {
  const known = new Map<string, string>();
  return (code) => {
    const key = known.get(code) ?? formKey(form, code);
    known.set(code, key);
    return key;
  };
}

/**
 * Finds out whose answer it is. A person's own link fills in their code and a key; the answer belongs to that person if the roster has the code
 * and the key fits it. Names in an answer do not matter.
 */
export function authorCheck(
  form: FormName,
  people: ReadonlyMap<string, Person>,
  context: Pick<Context, 'formKey'>,
): (answer: AnyAnswer) => { readonly subject: string } | { readonly unknown: UnknownAuthor } {
  const keyOf = linkKeys(form, context);
  return (answer) => {
    const { code, formKey } = answer.fields;
    const subject = subjectOf(answer);
    if (code === undefined || subject === undefined) return { unknown: 'nameless' };
    if (!isKnown(code, people, form) || !people.has(subject)) return { unknown: 'stranger' };
    return formKey === keyOf(code) ? { subject } : { unknown: 'forged' };
  };
}
