/** The entry number in a pre-filled link is the question's hexadecimal id as a number. */
export function entryOf(questionId: string): number {
  return Number.parseInt(questionId, 16);
}

/** The published id in a form's address `…/forms/d/e/<id>/viewform`. */
export function publishedIdOf(responderUri: string): string {
  return /\/forms\/d\/e\/([^/]+)\/viewform/.exec(responderUri)?.[1] ?? '';
}
