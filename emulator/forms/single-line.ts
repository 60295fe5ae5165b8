import { invalidArgument } from '../core/errors.ts';

/** @throws 400 for a text that Google shows in one line and that has several */
export function singleLine(text: string | undefined): string | undefined {
  if (text && /[\r\n]/.test(text)) throw invalidArgument('Displayed text cannot contain newlines');
  return text;
}
