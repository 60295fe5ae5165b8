const AUTH = 'https://www.googleapis.com/auth/';

/**
 * The scopes that the functions need: workbooks that the school shared with the account, lists in the forms, answers in the forms (to find those of
 * an erased person), queue messages, and Drive, for documents. `drive.file` would not suffice: a folder that the school made and shared does not
 * exist under that scope. The account still reaches only what someone shared with it.
 */
export const SCOPES: readonly string[] = [
  `${AUTH}spreadsheets`,
  `${AUTH}forms.body`,
  `${AUTH}forms.responses.readonly`,
  `${AUTH}pubsub`,
  `${AUTH}drive`,
];
