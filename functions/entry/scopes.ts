const AUTH = 'https://www.googleapis.com/auth/';

/**
 * The scopes that the functions need: for workbooks that schools shared with the account, for lists in the forms, for answers in the forms (to find
 * an erased person's answers), for messages of the queue, and for documents in Drive. `drive.file` would not be enough, because it hides a folder
 * that the school made and shared. The account can open only files that somebody shared with it.
 */
export const SCOPES: readonly string[] = [
  `${AUTH}spreadsheets`,
  `${AUTH}forms.body`,
  `${AUTH}forms.responses.readonly`,
  `${AUTH}pubsub`,
  `${AUTH}drive`,
];
