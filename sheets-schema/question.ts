import type { Choices } from './cell.ts';
import type { Form, Pages, Question, Questions, QuestionType } from './form.ts';
import { type AudienceForm, aboutAnswer, aboutAnswers, audienceOf } from './forms/audience.ts';

type Asked<T extends QuestionType> = Question<T, true>;

const asked =
  <const T extends QuestionType>(type: T) =>
  (title: string, help?: string): Asked<T> => ({ title, type, required: true, ...(help ? { help } : {}) });

/**
 * These functions make required questions: `scale('Насколько полезной была встреча?')`. To make a question optional, wrap the result in `optional`.
 */
export const short = asked({ kind: 'short' });
export const long = asked({ kind: 'long' });
export const yesNo = asked({ kind: 'yesNo' });
export const date = asked({ kind: 'date' });
export const personCode = asked({ kind: 'code' });
export const area = asked({ kind: 'areas', many: false });
export const areas = asked({ kind: 'areas', many: true });
/** A choice of one mentor (or mentee) who came to the group meeting, or of nobody. */
export const mentorPresent = asked({ kind: 'people', many: false, from: 'mentors' });
export const menteePresent = asked({ kind: 'people', many: false, from: 'mentees' });
export const people = asked({ kind: 'people', many: true, from: 'meeting' });
/** A choice among the members of active pairs. */
export const members = asked({ kind: 'people', many: true, from: 'pairs' });
export const pair = asked({ kind: 'pair' });
/** A choice from 1 to 10. */
export const scale = asked({
  kind: 'scale',
  low: 1,
  high: 10,
  lowLabel: 'самый низкий балл',
  highLabel: 'самый высокий',
});

/** A short answer on one line. We use at most `most` characters of it. */
export function line(title: string, most: number) {
  return asked({ kind: 'short', most })(title, `До ${most} знаков.`);
}

/** One choice from a closed list. */
export function one<const C extends Choices>(title: string, choices: C, help?: string) {
  return asked({ kind: 'one', choices } as const)(title, help) as Asked<{ readonly kind: 'one'; readonly choices: C }>;
}

/** Any number of choices from a closed list. */
export function many<const C extends Choices>(title: string, choices: C, help?: string) {
  return asked({ kind: 'many', choices } as const)(title, help) as Asked<{
    readonly kind: 'many';
    readonly choices: C;
  }>;
}

/** A whole number from `min` to `max`. */
export function int(title: string, min: number, max: number, help?: string) {
  return asked({ kind: 'int', min, max })(title, help);
}

/** The same question, but optional. */
export function optional<T extends QuestionType>(question: Question<T>): Question<T, false> {
  return { ...question, required: false };
}

/** The same question for a page that not everybody sees: whoever sees the page must answer. */
export function requiredIfShown<T extends QuestionType>(question: Question<T>): Question<T, false> {
  return { ...question, required: false, requiredIfShown: true };
}

/** The same question. `formerTitle` is its wording in older versions. */
export function reworded<T extends QuestionType, R extends boolean>(
  formerTitle: string,
  question: Question<T, R>,
): Question<T, R> {
  return { ...question, formerTitle };
}

const code = personCode('Ваш код участника', 'Код указан в письме со ссылкой на анкету, например К-07.');

/** The last question of every form. The key in its answer proves that the link came from the programme. */
const formKey = short(
  'Служебный ключ (заполнен, не меняйте)',
  'Открывайте анкету по ссылке из письма: ключ уже вписан.',
);

type Common = { readonly code: typeof code; readonly formKey: typeof formKey };

/** Adds the audience to each question. If it differs from the audience of the rest of the form, the question says so. */
function withAudiences<Q extends Questions>(form: AudienceForm, questions: Q): Q {
  const entries = Object.entries(questions).map(([field, question]) => {
    const help = [question.help, aboutAnswer(form, field)].filter(Boolean).join(' ');
    return [field, { ...question, audience: audienceOf(form, field), ...(help ? { help } : {}) }];
  });
  return Object.fromEntries(entries);
}

/**
 * Declares a form. The code becomes the first question and the key the last. The questions keep their exact types. The description and the questions
 * say who sees the answers.
 */
export function defineForm<const N extends AudienceForm, Q extends Questions>(form: {
  readonly name: N;
  readonly title: string;
  readonly description: string;
  /** The tab's title without «Ответы: ». */
  readonly tab: string;
  readonly questions: Q;
  readonly pages?: Pages<Q>;
}): Form<Q & Common> & { readonly name: N } {
  return {
    ...form,
    description: `${form.description} ${aboutAnswers(form.name)}`,
    tab: `Ответы: ${form.tab}`,
    questions: { code, ...withAudiences(form.name, form.questions), formKey },
  };
}
