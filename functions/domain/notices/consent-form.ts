import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Block } from './letter.ts';
import { text } from './wording.ts';

const LABELS = {
  consentProcessing: 'Прочитать и ответить',
  consentPublication: 'Прочитать и выбрать',
} as const;

/** The part of a letter that asks for a consent: a button for the electronic form, or words about the paper. */
export function consentForm(
  { programme }: Pick<ProgrammeState, 'programme'>,
  form: keyof typeof LABELS,
  code: string,
  words: { readonly onPaper: string; readonly electronic: string },
): Block[] {
  return programme.settings.consentChannel === 'electronic'
    ? [text(words.electronic), { kind: 'form', label: LABELS[form], form, code }]
    : [text(words.onPaper)];
}
