import type { Role } from '../../../sheets-schema/choices/role.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { addDays } from '../calendar/day.ts';
import type { ConsentBook } from '../consents/consent-validity.ts';
import type { Context } from '../context.ts';
import { groupBy } from '../group-by.ts';
import type { Answer, FormName, Problem, Programme } from '../programme.ts';
import { feedbackRounds, roundOf } from '../timetable/feedback-rounds.ts';
import type { Timetable } from '../timetable/timetable.ts';
import { subjectOf } from './answer-author.ts';
import { answerProblem } from './answer-problems.ts';
import { type AnswerStatus, admission } from './answer-status.ts';
import type { AnyAnswer } from './any-answer.ts';
import type { Person } from './person.ts';

/** The valid answers: the latest answers from known people, with the right key and a valid consent. */
export interface AnswerBook {
  /** The person's valid answer; for `preference` and `feedback`, in the given role. An `adminRequest` counts for the teacher whom it is about. */
  latest<F extends FormName>(form: F, code: string, role?: Role): Answer<F> | undefined;
  /** The valid answers to a form, sorted by time. Only `meetingReport` and the consents allow several per person and role. */
  all<F extends FormName>(form: F): readonly Answer<F>[];
  /** A person's answers, sorted by time, including answers that later answers replaced. */
  history<F extends FormName>(form: F, code: string): readonly Answer<F>[];
  status(answer: AnyAnswer): AnswerStatus;
  /** Answers that wait for a consent. We show their number, but never their content. */
  readonly held: readonly AnyAnswer[];
  readonly problems: readonly Problem[];
}

/** A person writes the programme of a pair separately for each set of mentees, and confirms each version once. */
function programmeMark({ fields }: Answer<'pairProgramme'>): string {
  const { code, pairCode, step, version, mentees = [] } = fields;
  return [code, pairCode, step, ...(step === 'confirm' ? [version] : mentees)].join('|');
}

/** A mark for the answers that replace each other: of several answers with the same mark, only the latest is valid. */
export function replacementMark(answer: AnyAnswer, rounds: readonly string[]): string {
  const { code = '' } = answer.fields;
  switch (answer.form) {
    case 'meetingReport':
    case 'consentProcessing':
    case 'consentPublication':
      return `${answer.responseId}|${answer.at}`;
    case 'adminRequest':
      return `${code}|${answer.fields.aboutCode}`;
    case 'preference':
      return `${code}|${answer.fields.asRole}`;
    case 'feedback':
      return `${code}|${answer.fields.asRole}|${roundOf(answer.submittedAt.slice(0, 10), rounds)}`;
    case 'mentorReport':
    case 'trialMeeting':
      return `${code}|${answer.fields.pairCode}`;
    case 'pairProgramme':
      return programmeMark(answer);
    default:
      return code;
  }
}

/** Compares answers by time, then id, then place, so that the order is always the same. */
function byTime(a: AnyAnswer, b: AnyAnswer): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt ? -1 : 1;
  if (a.responseId !== b.responseId) return a.responseId < b.responseId ? -1 : 1;
  return a.at - b.at;
}

function roleOf(answer: AnyAnswer): Role | undefined {
  return answer.form === 'preference' || answer.form === 'feedback' ? answer.fields.asRole : undefined;
}

interface FormBook {
  readonly all: readonly AnyAnswer[];
  readonly latest: ReadonlyMap<string | undefined, AnyAnswer>;
  readonly inRole: Readonly<Record<Role, ReadonlyMap<string | undefined, AnyAnswer>>>;
  readonly histories: ReadonlyMap<string | undefined, readonly AnyAnswer[]>;
}

const latestOf = (answers: readonly AnyAnswer[]) => new Map(answers.map((answer) => [subjectOf(answer), answer]));

/**
 * @param used - valid and replaced answers, sorted by time
 * @param all - valid answers, sorted by time
 */
function formBook(used: readonly AnyAnswer[], all: readonly AnyAnswer[]): FormBook {
  const latestIn = (role: Role) => latestOf(all.filter((answer) => roleOf(answer) === role));
  return {
    all,
    latest: latestOf(all),
    inRole: { mentee: latestIn('mentee'), mentor: latestIn('mentor') },
    histories: groupBy(used, subjectOf),
  };
}

/** The number of days for which «Проверка данных» mentions a replaced answer. Nobody has to act on such an answer. */
const REPLACED_SHOWN_DAYS = 14;

/** Decides for each answer whether it is valid. If it is not, gives the reason. */
export function answerBook(
  programme: Programme,
  people: ReadonlyMap<string, Person>,
  consents: ConsentBook,
  timetable: Timetable,
  context: Pick<Context, 'today' | 'formKey'>,
): AnswerBook {
  const rounds = feedbackRounds(programme.settings, timetable);
  const statuses = new Map<AnyAnswer, AnswerStatus>();
  const replacedOn = new Map<AnyAnswer, string>();
  const books = new Map<FormName, FormBook>();
  const status = (answer: AnyAnswer) => statuses.get(answer) ?? 'nameless';

  for (const form of Object.keys(forms) as FormName[]) {
    const answers: readonly AnyAnswer[] = programme.answers[form];
    const admit = admission(form, people, consents, context);
    const used: AnyAnswer[] = [];
    const newest = new Map<string, AnyAnswer>();
    for (const answer of [...answers].sort(byTime)) {
      const admitted = admit(answer);
      statuses.set(answer, admitted);
      if (admitted !== 'counts') continue;
      used.push(answer);
      newest.set(replacementMark(answer, rounds), answer);
    }
    const counting = new Set(newest.values());
    for (const answer of used) {
      if (counting.has(answer)) continue;
      statuses.set(answer, 'replaced');
      replacedOn.set(answer, newest.get(replacementMark(answer, rounds))?.submittedAt.slice(0, 10) ?? context.today);
    }
    books.set(
      form,
      formBook(
        used,
        used.filter((answer) => counting.has(answer)),
      ),
    );
  }

  const replacedShownFrom = addDays(context.today, -REPLACED_SHOWN_DAYS);
  const sorted = [...statuses.keys()];
  return {
    // The value of a key holds the answers of exactly that form, but the type of a map cannot express this.
    latest: <F extends FormName>(form: F, code: string, role?: Role) => {
      const book = books.get(form);
      return (role ? book?.inRole[role] : book?.latest)?.get(code) as Answer<F> | undefined;
    },
    all: <F extends FormName>(form: F) => (books.get(form)?.all ?? []) as readonly Answer<F>[],
    history: <F extends FormName>(form: F, code: string) =>
      (books.get(form)?.histories.get(code) ?? []) as readonly Answer<F>[],
    status,
    held: sorted.filter((answer) => status(answer) === 'held'),
    problems: sorted
      .filter((answer) => (replacedOn.get(answer) ?? context.today) >= replacedShownFrom)
      .flatMap((answer) => answerProblem(answer, status(answer), { people, consents }, context.today) ?? []),
  };
}
