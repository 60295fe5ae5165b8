/**
 * Stands for a person's name until the text is written out where the names are: `{{К-07}}`. Only codes travel through plans,
 * ledgers and logs.
 */
export const nameToken = (code: string): string => `{{${code}}}`;

const TOKEN = /\{\{(.+?)\}\}/g;

/** A text with each token replaced by what `nameOf` says of its code. */
export function replaceNameTokens(text: string, nameOf: (code: string) => string): string {
  return text.replace(TOKEN, (_, code: string) => nameOf(code));
}

/** A text that shows the bare codes. */
export const withCodes = (text: string): string => replaceNameTokens(text, (code) => code);
