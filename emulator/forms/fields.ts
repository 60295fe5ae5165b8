import type { ChoiceType, FormDocument, Item, Option, Question, RatingIcon, TypedRule } from './model.ts';
import { questionsOf } from './model.ts';

export type Input =
  | { readonly kind: 'short' }
  | { readonly kind: 'long' }
  | { readonly kind: 'email' }
  | {
      readonly kind: 'choice';
      readonly type: ChoiceType;
      readonly options: readonly string[];
      readonly other: boolean;
      readonly shuffle: boolean;
      /** The form's options, including their pictures and navigation. */
      readonly details: readonly Option[];
      /** What the page shows in place of an option, by the option. */
      readonly labels?: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'scale';
      readonly low: number;
      readonly high: number;
      readonly lowLabel?: string;
      readonly highLabel?: string;
      readonly icon?: RatingIcon;
    }
  | { readonly kind: 'time'; readonly duration: boolean }
  | { readonly kind: 'date'; readonly year: boolean; readonly time: boolean };

/** A question as the form page shows it. */
export interface Field {
  readonly questionId: string;
  /** The question's name in the URL and in the posted form, e.g. `entry.1548916358`. */
  readonly entry: string;
  readonly title: string;
  readonly help?: string;
  readonly required: boolean;
  readonly input: Input;
  /** FormApp's validation of typed answers. */
  readonly rule?: TypedRule;
  /** Frequent answers, each with the words of a button that enters it. */
  readonly suggestions?: readonly Suggestion[];
}

export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** `entry.<n>`: n is the hexadecimal questionId in decimal. */
const entryName = (questionId: string): string => `entry.${Number.parseInt(questionId, 16)}`;

/** The question id of the respondent's address. */
export const EMAIL = 'email';
const EMAIL_HEADER = 'Адрес электронной почты';

/** Whether a response contains the respondent's address: the respondent types it, or Google takes it from their account. */
export const collectsAddress = ({ emailCollectionType }: FormDocument['settings']): boolean =>
  emailCollectionType === 'RESPONDER_INPUT' || emailCollectionType === 'VERIFIED';

/** All questions of a form, in order. If respondents type their address, it is the first question. */
export function allFields({ settings, items, scripted }: FormDocument): Field[] {
  const questions = items.flatMap(fieldsOf).map((field) => {
    const rule = scripted?.rules?.[field.questionId];
    return rule ? { ...field, rule } : field;
  });
  return settings.emailCollectionType === 'RESPONDER_INPUT' ? [emailField, ...questions] : questions;
}

const emailField: Field = {
  questionId: EMAIL,
  entry: 'emailAddress',
  title: EMAIL_HEADER,
  required: true,
  input: { kind: 'email' },
};

/** The questions of an item, in order; empty for a heading or a section. A row of a grid has the grid's options. */
function fieldsOf(item: Item): Field[] {
  const columns = item.questionGroupItem?.grid?.columns;
  return questionsOf(item).map((question) => ({
    questionId: question.questionId,
    entry: entryName(question.questionId),
    title: question.rowQuestion?.title ?? item.title ?? '',
    required: question.required ?? false,
    input: inputOf(question.rowQuestion && columns ? { ...question, choiceQuestion: columns } : question),
    ...(item.description && !question.rowQuestion ? { help: item.description } : {}),
  }));
}

function inputOf(question: Question): Input {
  const { choiceQuestion: choice, scaleQuestion: scale, dateQuestion: date, ratingQuestion: rating } = question;
  if (choice) {
    return {
      kind: 'choice',
      type: choice.type,
      options: choice.options.flatMap((option) => (option.isOther ? [] : [option.value ?? ''])),
      other: choice.options.some((option) => option.isOther),
      shuffle: choice.shuffle ?? false,
      details: choice.options,
    };
  }
  if (scale) return { kind: 'scale', ...scale, low: scale.low ?? 0 };
  if (rating) return { kind: 'scale', low: 1, high: rating.ratingScaleLevel, icon: rating.iconType };
  if (question.timeQuestion) return { kind: 'time', duration: question.timeQuestion.duration ?? false };
  if (date) return { kind: 'date', year: date.includeYear ?? false, time: date.includeTime ?? false };
  return { kind: question.textQuestion?.paragraph ? 'long' : 'short' };
}

/**
 * The header of a question's column in the response tab: its title, or «Таблица [Строка]» for a row of a grid, as Google writes it.
 */
export function headerOf(item: Item, question: Question): string {
  return question.rowQuestion ? `${item.title ?? ''} [${question.rowQuestion.title}]`.trim() : (item.title ?? '');
}
