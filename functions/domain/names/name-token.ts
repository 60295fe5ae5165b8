/**
 * A placeholder for a person's name: `{{К-07}}`. Plans, ledgers and logs contain only codes. Only programs with access to the names replace the
 * placeholders.
 */
export const nameToken = (code: string): string => `{{${code}}}`;

const TOKEN = /\{\{(.+?)\}\}/g;

/** Replaces each token with the result of `nameOf` for its code. */
export function replaceNameTokens(text: string, nameOf: (code: string) => string): string {
  return text.replace(TOKEN, (_, code: string) => nameOf(code));
}

/** Replaces tokens with bare codes. */
export const withCodes = (text: string): string => replaceNameTokens(text, (code) => code);
