import { invalidArgument } from '../core/errors.ts';

/** @throws 400 for a multi-line text that Google shows in one line */
export function singleLine(text: string | undefined): string | undefined {
  if (text && /[\r\n]/.test(text)) throw invalidArgument('Displayed text cannot contain newlines');
  return text;
}
