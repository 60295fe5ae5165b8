import { ADMINISTRATION } from '../../functions/domain/intake/answer-author.ts';
import { addressedBy } from '../../functions/domain/names/person-name.ts';
import type { FormName } from '../../functions/domain/programme.ts';
import { formKey } from '../../functions/gateways/form-key.ts';
import { sameText } from '../../functions/gateways/same-text.ts';
import type { SchoolView } from './school-view.ts';

export interface OwnPair {
  readonly code: string;
  /** All people of the pair: the mentor first. */
  readonly members: readonly string[];
}

/** The person whose personal link opened a form. */
export interface Respondent {
  readonly code: string;
  readonly key: string;
  /** How the page addresses the person: «Анна Ивановна», or «участник К-07» if the workbook has no names. */
  readonly called: string;
  /** The person's pairs, among the pairs that the form offers. */
  readonly pairs: readonly OwnPair[];
}

/** The name of a participant, or their code if the workbook has no names. */
export const nameIn = ({ people }: SchoolView, code: string): string =>
  people.find((person) => person.code === code)?.name ?? code;

function calledIn(view: SchoolView, code: string): string {
  if (code === ADMINISTRATION) return 'администрация школы';
  const name = nameIn(view, code);
  return name === code ? `участник ${code}` : (addressedBy(name) ?? name);
}

/** The forms about a pair that only the mentor fills in. */
const BY_MENTORS: ReadonlySet<FormName> = new Set(['meetingReport', 'mentorReport']);

function pairsOf({ pairs }: SchoolView, form: FormName, code: string): OwnPair[] {
  const own = pairs.flatMap(({ pairCode, mentorCode, menteeCodes = [], status }) => {
    const members = mentorCode === undefined ? menteeCodes : [mentorCode, ...menteeCodes];
    const counts = (status === 'active' || status === 'ended') && pairCode !== undefined && members.includes(code);
    return counts ? [{ code: pairCode, members, isActive: status === 'active' }] : [];
  });
  const mentored = BY_MENTORS.has(form) ? own.filter(({ members: [first] }) => first === code) : [];
  const fitting = mentored.length > 0 ? mentored : own;
  const active = fitting.filter(({ isActive }) => isActive);
  return (active.length > 0 ? active : fitting).map(({ code: pairCode, members }) => ({ code: pairCode, members }));
}

/** The respondent, if the key of the link fits their code; otherwise undefined. */
export function respondentOf(
  view: SchoolView,
  form: FormName,
  code: string | undefined,
  key: string | undefined,
): Respondent | undefined {
  if (!code || !key || !sameText(key, formKey(view.secret)(form, code))) return undefined;
  return { code, key, called: calledIn(view, code), pairs: pairsOf(view, form, code) };
}
