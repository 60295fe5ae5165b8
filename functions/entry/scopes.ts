const AUTH = 'https://www.googleapis.com/auth/';

/**
 * The scopes that the functions need: workbooks that schools shared with the account, lists in the forms, answers in the forms (to find those
 * of an erased person), messages of the queue, and Drive for documents. `drive.file` would not be enough: under that scope, a folder that the
 * school made and shared does not exist. The account still reaches only what somebody shared with it.
 */
export const SCOPES: readonly string[] = [
  `${AUTH}spreadsheets`,
  `${AUTH}forms.body`,
  `${AUTH}forms.responses.readonly`,
  `${AUTH}pubsub`,
  `${AUTH}drive`,
];
