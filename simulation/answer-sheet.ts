import { type AnswerOf, NOBODY } from '../sheets-schema/answer.ts';
import { areas as areaLabels } from '../sheets-schema/dictionary.ts';
import type { Question } from '../sheets-schema/form.ts';
import { forms } from '../sheets-schema/forms/index.ts';

export type FormName = keyof typeof forms;

/** A person's answers to a form, by field: keys of choices and areas, codes of people and pairs. */
export type Said<F extends FormName> = Partial<Omit<AnswerOf<(typeof forms)[F]>, 'submittedAt'>>;

/** The submitted answers, by field: the texts that were ticked, chosen or typed. */
export type AnswerSheet = Readonly<Record<string, readonly string[]>>;

/** Options of a question as shown on its page. */
export type OptionsOf = (field: string) => readonly string[];

function optionOf(code: string, options: readonly string[]): string | undefined {
  return options.find((option) => option === code || option.startsWith(`${code} `) || option.startsWith(`${code},`));
}

const areaLabel = (key: string) => (areaLabels as Readonly<Record<string, string>>)[key] ?? key;

function textsOf({ type }: Question, value: unknown, options: readonly string[]): string[] {
  if (value === null) return [NOBODY];
  const values = Array.isArray(value) ? value.map(String) : [String(value)];
  switch (type.kind) {
    case 'one':
    case 'many':
      return values.map((key) => type.choices[key] ?? key);
    case 'yesNo':
      return [value === true ? 'да' : 'нет'];
    case 'areas':
      return values.map(areaLabel);
    case 'people':
    case 'pair':
      return values.flatMap((code) => optionOf(code, options) ?? []);
    default:
      return values;
  }
}

/**
 * Translates a person's answers into the words of a form. Looks up people and pairs among the page's options, and
 * leaves out missing ones.
 */
export function answerSheet<F extends FormName>(name: F, said: Said<F>, options: OptionsOf = () => []): AnswerSheet {
  const questions: Readonly<Record<string, Question>> = forms[name].questions;
  const sheet: Record<string, string[]> = {};
  for (const [field, value] of Object.entries(said)) {
    const question = questions[field];
    if (!question || value === undefined) continue;
    const texts = textsOf(question, value, options(field));
    if (texts.length > 0) sheet[field] = texts;
  }
  return sheet;
}
