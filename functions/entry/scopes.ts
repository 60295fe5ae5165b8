const AUTH = 'https://www.googleapis.com/auth/';

/**
 * What the functions ask of Google, and nothing more: workbooks that the school shared with the account, lists in the forms,
 * answers in the forms (to find those of somebody who is erased), messages of the queue; and Drive, for papers. `drive.file`
 * would not do for them: a folder that the school made and shared is not one that this program made, and under that scope there
 * is no such folder. What the account reaches is all the same only what somebody shared with it.
 */
export const SCOPES: readonly string[] = [
  `${AUTH}spreadsheets`,
  `${AUTH}forms.body`,
  `${AUTH}forms.responses.readonly`,
  `${AUTH}pubsub`,
  `${AUTH}drive`,
];
