import type { Choices } from './cell.ts';
import type { Audience } from './forms/audience.ts';

/** The header of the first column of a response tab. Google writes it. */
export const TIMESTAMP_HEADER = 'Отметка времени';

/** The type of a question. `areas` takes its options from the dictionary; `people` and `pair` list the current people or pairs. */
export type QuestionType =
  /** We use at most `most` characters of the answer. The cell keeps the whole answer. */
  | { readonly kind: 'short'; readonly most?: number }
  | { readonly kind: 'long' }
  | { readonly kind: 'code' }
  | { readonly kind: 'one'; readonly choices: Choices }
  | { readonly kind: 'many'; readonly choices: Choices }
  | {
      readonly kind: 'scale';
      readonly low: number;
      readonly high: number;
      readonly lowLabel: string;
      readonly highLabel: string;
    }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'date' }
  | { readonly kind: 'int'; readonly min: number; readonly max: number }
  | { readonly kind: 'areas'; readonly many: boolean }
  /** People at the group meeting, only its mentors or mentees, or members of active pairs. A single choice may be «никого не выбираю». */
  | { readonly kind: 'people'; readonly many: boolean; readonly from: 'meeting' | 'mentors' | 'mentees' | 'pairs' }
  | { readonly kind: 'pair' };

export interface Question<T extends QuestionType = QuestionType, R extends boolean = boolean> {
  readonly title: string;
  readonly type: T;
  readonly required: R;
  /** Whether everybody who sees the question must answer it. Answers of people who skip its page are complete without it. */
  readonly requiredIfShown?: true;
  /** Who may see the answer beside its author's name; `defineForm` takes it from the table of audiences. */
  readonly audience?: Audience;
  readonly help?: string;
  /** The question makes sense only with this answer to another question of the same page. Google's own page always shows the question. */
  readonly onlyWith?: { readonly question: string; readonly answer: string };
  /** An older wording. If a form still has this wording, we update its wording, help and required flag. */
  readonly formerTitle?: string;
}

/** Whether the form accepts no page with this question unanswered. */
export function mustBeAnswered({ required, requiredIfShown }: Question): boolean {
  return required || requiredIfShown === true;
}

export type Questions = Readonly<Record<string, Question>>;

/** A page of a form, from the page's first question to the next page. */
export interface Page {
  readonly title: string;
  readonly help?: string;
  /** If given, only respondents who chose this answer earlier see the page. Other respondents skip it. */
  readonly only?: { readonly question: string; readonly choice: string };
}

/** The pages after the first, in order. The key is the first question of the page. */
export type Pages<Q extends Questions = Questions> = Readonly<Partial<Record<keyof Q & string, Page>>>;

/** A Google form. Its questions are in order, by field name. */
export interface Form<Q extends Questions = Questions> {
  /** Stable key: `intake`, `menteeRequest` … */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The title of the tab with the answers: «Ответы: …». */
  readonly tab: string;
  readonly questions: Q;
  readonly pages?: Pages<Q>;
}
