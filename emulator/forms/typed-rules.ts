import type { TypedRule } from './model.ts';

function keeps({ pattern, min, max }: TypedRule, text: string): boolean {
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text)) return false;
  if (min === undefined && max === undefined) return true;
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && number >= (min ?? -Infinity) && number <= (max ?? Infinity);
}

/** The message for a respondent whose typed answer breaks the question's rule; undefined if the answer is valid. */
export function brokenRule(rule: TypedRule | undefined, texts: readonly string[]): string | undefined {
  if (!rule || texts.every((text) => keeps(rule, text))) return undefined;
  return rule.help ?? 'Ответ не подходит. Проверьте, пожалуйста.';
}
