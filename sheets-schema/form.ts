import type { Choices } from './cell.ts';

/** Header of the first column of a response tab, written by Google. */
export const TIMESTAMP_HEADER = 'Отметка времени';

/** What a question asks for. `areas` are the labels of the dictionary, `people` and `pairs` those of the moment. */
export type QuestionType =
  /** An answer longer than `most` signs is read up to there; all of it stays in its cell. */
  | { readonly kind: 'short'; readonly most?: number }
  | { readonly kind: 'long' }
  /** A participant's code, typed as a short text. */
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
  /** Those who came to the group meeting, or its mentors or mentees alone, or those in working pairs; one person may also be «нет предпочтений». */
  | { readonly kind: 'people'; readonly many: boolean; readonly from: 'meeting' | 'mentors' | 'mentees' | 'pairs' }
  | { readonly kind: 'pair' };

export interface Question<T extends QuestionType = QuestionType, R extends boolean = boolean> {
  readonly title: string;
  readonly type: T;
  readonly required: R;
  /** Seen by the curator only: never in a mail, a public summary or the partner's sight. */
  readonly private?: boolean;
  readonly help?: string;
  /** How older versions put it: a form that still says so is given the words, the help and the duty of today. */
  readonly formerTitle?: string;
}

export type Questions = Readonly<Record<string, Question>>;

/** A page of a form: from the question that it begins with to where the next page begins. */
export interface Page {
  readonly title: string;
  readonly help?: string;
  /** Shown only to whom chose this answer on the page before its kind; the others pass it by. */
  readonly only?: { readonly question: string; readonly choice: string };
}

/** The pages after the first one, in order, by the question that each begins with. */
export type Pages<Q extends Questions = Questions> = Readonly<Partial<Record<keyof Q & string, Page>>>;

/** A Google form: its questions in order, by field name. */
export interface Form<Q extends Questions = Questions> {
  /** Stable key: `intake`, `menteeRequest` … */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Title of the tab that holds the answers: «Ответы: …». */
  readonly tab: string;
  readonly questions: Q;
  readonly pages?: Pages<Q>;
}
