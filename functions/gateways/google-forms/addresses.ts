/** The entry number of a question in a pre-filled link: its hexadecimal id as a decimal number. */
export function entryOf(questionId: string): number {
  return Number.parseInt(questionId, 16);
}

/** The published id in a form's address `…/forms/d/e/<id>/viewform`. */
export function publishedIdOf(responderUri: string): string {
  return /\/forms\/d\/e\/([^/]+)\/viewform/.exec(responderUri)?.[1] ?? '';
}
