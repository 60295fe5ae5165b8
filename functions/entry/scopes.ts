const AUTH = 'https://www.googleapis.com/auth/';

/**
 * The scopes of the functions: workbooks that schools shared with the account, lists and answers in the forms, messages of the queue, and documents
 * in Drive. `drive.file` would not be enough, because it hides a folder that the school made and shared.
 */
export const SCOPES: readonly string[] = [
  `${AUTH}spreadsheets`,
  `${AUTH}forms.body`,
  `${AUTH}forms.responses.readonly`,
  `${AUTH}pubsub`,
  `${AUTH}drive`,
];
