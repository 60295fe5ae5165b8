import type { AnswerSheet, FormName } from './answer-sheet.ts';
import { type Teacher, wantsMentor, wantsToMentor } from './roster.ts';

export type Misbehaviour =
  /** Begins an answer with `=`, like a formula. */
  | 'formula'
  /** Writes 5,000 characters, with emoji. */
  | 'longWinded'
  /** Sends every form twice. */
  | 'twice'
  /** Contradicts their own answers within one form. */
  | 'contradicts'
  /** Answers weeks after everybody else, and stops the reminders. */
  | 'late'
  /** Never answers anything. */
  | 'silent'
  /** From December on, answers and reports nothing. */
  | 'fadesOut'
  /** Is in the roster with an invalid address. */
  | 'wrongAddress'
  /** Is in the roster with an address that the mail server refuses. */
  | 'refusedAddress';

/** The delay of a late answer, in days. */
export const LATE_BY = 21;

/** Each misbehaving teacher's habit; empty in a calm year. If few teachers have a role, only the first habits of the role occur. */
export function misbehaviours(teachers: readonly Teacher[], calm: boolean): ReadonlyMap<number, Misbehaviour> {
  if (calm) return new Map();
  const mentees = teachers.filter((each) => wantsMentor(each) && !wantsToMentor(each));
  const mentors = teachers.filter((each) => wantsToMentor(each) && !wantsMentor(each));
  const aside = teachers.filter((each) => !wantsMentor(each) && !wantsToMentor(each) && each.wish !== 'refuses');
  const habits: readonly (readonly [Teacher | undefined, Misbehaviour])[] = [
    [mentees[0], 'formula'],
    [mentees[1], 'longWinded'],
    [mentees[2], 'contradicts'],
    [mentees[3], 'late'],
    [mentors[0], 'twice'],
    [mentors[1], 'fadesOut'],
    [mentors[2], 'wrongAddress'],
    [aside[0], 'silent'],
    [aside[1], 'refusedAddress'],
  ];
  return new Map(habits.flatMap(([teacher, misbehaviour]) => (teacher ? [[teacher.no, misbehaviour] as const] : [])));
}

/** The address that the curator types for a teacher in April, in a hurry. */
export function typedAddress({ no, email }: Teacher, misbehaviour: Misbehaviour | undefined): string {
  if (misbehaviour === 'wrongAddress') return email.replace('@', '(собака)');
  if (misbehaviour === 'refusedAddress') return `nobody-${no}@refused.example.org`;
  return email;
}

const LONG = 'Расскажу подробно 🙂📚✏️. ';
const LONG_LENGTH = 5000;

/** The answers as a person with this habit sends them. */
export function distorted(form: FormName, sheet: AnswerSheet, misbehaviour: Misbehaviour | undefined): AnswerSheet {
  if (form === 'mentorOffer' && misbehaviour === 'twice') return { ...sheet, vetoCodes: ['К-99'] };
  if (form !== 'menteeRequest') return sheet;
  switch (misbehaviour) {
    case 'formula':
      return { ...sheet, situation: ['=HYPERLINK("https://example.org";"Откройте меня")'] };
    case 'longWinded':
      return { ...sheet, situation: [LONG.repeat(Math.ceil(LONG_LENGTH / LONG.length)).slice(0, LONG_LENGTH)] };
    case 'contradicts':
      return { ...sheet, need2: sheet.need1 ?? [], vetoCodes: ['К-99, никто'] };
    default:
      return sheet;
  }
}
