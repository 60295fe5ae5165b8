import type { ChoiceType, Item, Question } from './model.ts';
import { questionsOf } from './model.ts';

export type Input =
  | { readonly kind: 'short' }
  | { readonly kind: 'long' }
  | { readonly kind: 'choice'; readonly type: ChoiceType; readonly options: readonly string[]; readonly other: boolean }
  | {
      readonly kind: 'scale';
      readonly low: number;
      readonly high: number;
      readonly lowLabel?: string;
      readonly highLabel?: string;
    }
  | { readonly kind: 'date'; readonly year: boolean; readonly time: boolean };

/** A question as the page asks it. */
export interface Field {
  readonly questionId: string;
  /** Its name in an address and in the posted form, e.g. `entry.1548916358`. */
  readonly entry: string;
  readonly title: string;
  readonly help?: string;
  readonly required: boolean;
  readonly input: Input;
}

/** `entry.<n>`: n is the questionId, which is hexadecimal, written in decimal. */
export const entryName = (questionId: string): string => `entry.${Number.parseInt(questionId, 16)}`;

/** The fields that an item asks, in order; none for a heading or a section. A row of a grid takes its options from the grid. */
export function fieldsOf(item: Item): Field[] {
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
  const { choiceQuestion: choice, scaleQuestion: scale, dateQuestion: date } = question;
  if (choice) {
    return {
      kind: 'choice',
      type: choice.type,
      options: choice.options.flatMap((option) => (option.isOther ? [] : [option.value ?? ''])),
      other: choice.options.some((option) => option.isOther),
    };
  }
  if (scale) return { kind: 'scale', ...scale, low: scale.low ?? 0 };
  if (date) return { kind: 'date', year: date.includeYear ?? false, time: date.includeTime ?? false };
  return { kind: question.textQuestion?.paragraph ? 'long' : 'short' };
}

/**
 * The header of a question's column in the response tab: its title, or «Таблица [Строка]» for a row of a grid, as Google writes it.
 */
export function headerOf(item: Item, question: Question): string {
  return question.rowQuestion ? `${item.title ?? ''} [${question.rowQuestion.title}]`.trim() : (item.title ?? '');
}
