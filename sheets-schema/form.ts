import type { Choices } from './cell.ts';

/** Header of the first column of a response tab, written by Google. */
export const TIMESTAMP_HEADER = 'Отметка времени';

/** The type of a question. `areas` are dictionary labels, `people` and `pairs` the present ones. */
export type QuestionType =
  /** Only the first `most` characters are read; the cell keeps the whole answer. */
  | { readonly kind: 'short'; readonly most?: number }
  | { readonly kind: 'long' }
  /** A participant's code as a short text. */
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
  /** People at the group meeting, or only its mentors or mentees, or members of active pairs; a single choice may be «нет предпочтений». */
  | { readonly kind: 'people'; readonly many: boolean; readonly from: 'meeting' | 'mentors' | 'mentees' | 'pairs' }
  | { readonly kind: 'pair' };

export interface Question<T extends QuestionType = QuestionType, R extends boolean = boolean> {
  readonly title: string;
  readonly type: T;
  readonly required: R;
  /** For the curator only: never in a letter, a public summary or the partner's view. */
  readonly private?: boolean;
  readonly help?: string;
  /** Older wording: a form that still has it gets today's wording, help and required flag. */
  readonly formerTitle?: string;
}

export type Questions = Readonly<Record<string, Question>>;

/** A page of a form: from its first question to the start of the next page. */
export interface Page {
  readonly title: string;
  readonly help?: string;
  /** Shown only to respondents who chose this answer earlier; others skip the page. */
  readonly only?: { readonly question: string; readonly choice: string };
}

/** The pages after the first, in order, keyed by their first question. */
export type Pages<Q extends Questions = Questions> = Readonly<Partial<Record<keyof Q & string, Page>>>;

/** A Google form: its questions in order, by field name. */
export interface Form<Q extends Questions = Questions> {
  /** Stable key: `intake`, `menteeRequest` … */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Title of the answers' tab: «Ответы: …». */
  readonly tab: string;
  readonly questions: Q;
  readonly pages?: Pages<Q>;
}
