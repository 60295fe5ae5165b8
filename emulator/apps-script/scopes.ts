const AUTH = 'https://www.googleapis.com/auth/';

/** The scope of each service call, from «Authorization» in Google's reference. Other calls need no scope. */
const NEEDED: readonly (readonly [RegExp, string])[] = [
  [/^(Sheets|SpreadsheetApp\.(getActiveSpreadsheet|openById)|Spreadsheet|Sheet)\b/, `${AUTH}spreadsheets`],
  [/^FormApp\.(create|openById)$|^FormApp\.Form\./, `${AUTH}forms`],
  [/^Drive\./, `${AUTH}drive.file`],
  [/^MailApp\./, `${AUTH}script.send_mail`],
  [/^ScriptApp\.(newTrigger|getProjectTriggers|deleteTrigger)$/, `${AUTH}script.scriptapp`],
  [/^Ui\.show/, `${AUTH}script.container.ui`],
  [/^UrlFetchApp\./, `${AUTH}script.external_request`],
  [/^Session\./, `${AUTH}userinfo.email`],
];

/** All scopes that calls may need. */
export const allScopes: readonly string[] = [...new Set(NEEDED.map(([, scope]) => scope))];

/** The scope of a service call; undefined if the call needs no scope. `call` is the name that the host reports. */
export function scopeOf(call: string): string | undefined {
  return NEEDED.find(([calls]) => calls.test(call))?.[1];
}
