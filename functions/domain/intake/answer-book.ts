import type { Role } from '../../../sheets-schema/choices/role.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { addDays } from '../calendar/day.ts';
import type { Context } from '../context.ts';
import { groupBy } from '../group-by.ts';
import { feedbackRounds } from '../meetings/feedback-rounds.ts';
import type { Answer, FormName, Problem, Programme } from '../programme.ts';
import type { Timetable } from '../roadmap/timetable.ts';
import { answerProblem } from './answer-problems.ts';
import { type AnswerStatus, admission, subjectOf } from './answer-status.ts';
import type { AnyAnswer } from './any-answer.ts';
import type { ConsentBook } from './consent-book.ts';
import type { Person } from './person.ts';

/** The answers that count: of a known person, with the right key and a valid consent, the last one by time. */
export interface AnswerBook {
  /** The counting answer of a person; for `preference` and `feedback` of the role where one is given; for `adminRequest` about the person. */
  latest<F extends FormName>(form: F, code: string, role?: Role): Answer<F> | undefined;
  /** Every counting answer of a form, in order of time; for `meetingReport` and the consents all of them, for other forms one a person (and role). */
  all<F extends FormName>(form: F): readonly Answer<F>[];
  /** A person's answers that count or were replaced by later ones, in order of time. */
  history<F extends FormName>(form: F, code: string): readonly Answer<F>[];
  /** What became of an answer. */
  status(answer: AnyAnswer): AnswerStatus;
  /** Answers kept aside until a consent is there: counted, never shown. */
  readonly held: readonly AnyAnswer[];
  readonly problems: readonly Problem[];
}

/** A round of feedback by the days they begin on: 0 before the first. */
const roundOf = (day: string, rounds: readonly string[]) => rounds.filter((first) => first <= day).length;

/** Two answers with the same mark say the same thing anew: the later one counts. */
function mark(answer: AnyAnswer, rounds: readonly string[]): string {
  const parts: readonly (string | number | undefined)[] = (() => {
    switch (answer.form) {
      case 'meetingReport':
      case 'consentProcessing':
      case 'consentPublication':
        return [answer.responseId, answer.at];
      case 'adminRequest':
        return [answer.fields.code, answer.fields.aboutCode];
      case 'preference':
        return [answer.fields.code, answer.fields.asRole];
      case 'feedback':
        return [answer.fields.code, answer.fields.asRole, roundOf(answer.submittedAt.slice(0, 10), rounds)];
      case 'mentorReport':
        return [answer.fields.code, answer.fields.pairCode];
      default:
        return [answer.fields.code];
    }
  })();
  return [answer.form, ...parts].join('|');
}

/** By time, then by id, then by place, so that the last one of equals is always the same. */
function byTime(a: AnyAnswer, b: AnyAnswer): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt ? -1 : 1;
  if (a.responseId !== b.responseId) return a.responseId < b.responseId ? -1 : 1;
  return a.at - b.at;
}

/** The role an answer is given in, where its form asks for it. */
function roleOf(answer: AnyAnswer): Role | undefined {
  return answer.form === 'preference' || answer.form === 'feedback' ? answer.fields.asRole : undefined;
}

const personKey = (form: FormName, code: string | undefined, role?: Role) => `${form}|${code}|${role ?? ''}`;

/** Days for which «Проверка данных» tells of an answer that gave way to a newer one: nothing need be done about it. */
const REPLACED_SHOWN_DAYS = 14;

/** Sorts every answer of every form into those that count and those that do not, with a word on why. */
export function answerBook(
  programme: Programme,
  people: ReadonlyMap<string, Person>,
  consents: ConsentBook,
  timetable: Timetable,
  context: Pick<Context, 'today' | 'formKey'>,
): AnswerBook {
  const rounds = feedbackRounds(programme.settings, timetable);
  const statuses = new Map<AnyAnswer, AnswerStatus>();
  const counting = new Map<FormName, readonly AnyAnswer[]>();
  const byPerson = new Map<string, AnyAnswer>();
  const replacedOn = new Map<AnyAnswer, string>();
  const replacedShownFrom = addDays(context.today, -REPLACED_SHOWN_DAYS);
  const sorted: AnyAnswer[] = [];
  const histories = new Map<string, readonly AnyAnswer[]>();
  const status = (answer: AnyAnswer) => statuses.get(answer) ?? 'nameless';

  for (const form of Object.keys(forms) as FormName[]) {
    const answers: readonly AnyAnswer[] = [...programme.answers[form]].sort(byTime);
    sorted.push(...answers);
    const last = new Map<string, AnyAnswer>();
    for (const answer of answers) {
      const status = admission(answer, people, consents, context);
      statuses.set(answer, status);
      if (status === 'counts') last.set(mark(answer, rounds), answer);
    }
    const used = answers.filter((answer) => status(answer) === 'counts');
    const kept: AnyAnswer[] = [];
    for (const answer of used) {
      const newest = last.get(mark(answer, rounds)) ?? answer;
      if (newest === answer) kept.push(answer);
      else {
        statuses.set(answer, 'replaced');
        replacedOn.set(answer, newest.submittedAt.slice(0, 10));
      }
    }
    counting.set(form, kept);
    for (const [key, own] of groupBy(used, (answer) => personKey(form, subjectOf(answer)))) histories.set(key, own);
    for (const answer of kept) {
      byPerson.set(personKey(form, subjectOf(answer)), answer);
      byPerson.set(personKey(form, subjectOf(answer), roleOf(answer)), answer);
    }
  }

  return {
    // The index by form keeps each form's answers apart, which the type of a map cannot say.
    latest: <F extends FormName>(form: F, code: string, role?: Role) =>
      byPerson.get(personKey(form, code, role)) as Answer<F> | undefined,
    all: <F extends FormName>(form: F) => (counting.get(form) ?? []) as readonly Answer<F>[],
    history: <F extends FormName>(form: F, code: string) =>
      (histories.get(personKey(form, code)) ?? []) as readonly Answer<F>[],
    status,
    held: sorted.filter((answer) => status(answer) === 'held'),
    problems: sorted
      .filter((answer) => (replacedOn.get(answer) ?? context.today) >= replacedShownFrom)
      .flatMap((answer) => answerProblem(answer, status(answer), consents, context.today) ?? []),
  };
}
