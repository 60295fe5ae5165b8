const AUTH = 'https://www.googleapis.com/auth/';

/**
 * What the functions ask of Google, and nothing more: workbooks that the school shared with the account, lists in the forms,
 * answers in the forms (to find those of somebody who is erased), messages of the queue.
 */
export const SCOPES: readonly string[] = [
  `${AUTH}spreadsheets`,
  `${AUTH}forms.body`,
  `${AUTH}forms.responses.readonly`,
  `${AUTH}pubsub`,
];
