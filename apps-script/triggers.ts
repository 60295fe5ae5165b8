/** The handlers of the permanent triggers, by the names of their global functions. */
const HANDLERS = ['onFormSubmitted', 'onEdited', 'onTimer'] as const;
type Handler = (typeof HANDLERS)[number];

/** The handlers of one-off triggers, which continue work that did not fit into one run. */
const CONTINUING = ['onContinueInstallation', 'onContinueDocuments'] as const;
type Continuing = (typeof CONTINUING)[number];
const SOON_MS = 60_000;

function create(handler: Handler, spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): void {
  const builder = ScriptApp.newTrigger(handler);
  switch (handler) {
    case 'onFormSubmitted':
      builder.forSpreadsheet(spreadsheet).onFormSubmit().create();
      return;
    case 'onEdited':
      builder.forSpreadsheet(spreadsheet).onEdit().create();
      return;
    case 'onTimer':
      builder.timeBased().everyHours(1).create();
  }
}

function remove(handlers: readonly string[]): void {
  for (const trigger of ScriptApp.getProjectTriggers()) {
    if (handlers.includes(trigger.getHandlerFunction())) ScriptApp.deleteTrigger(trigger);
  }
}

/** Creates the missing triggers. Repeated calls create no duplicates. */
export function createTriggers(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const laid = new Set(ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction()));
  for (const handler of HANDLERS) if (!laid.has(handler)) create(handler, spreadsheet);
}

/** Deletes all our triggers. The spreadsheet stays, but all automatic work ends. */
export function removeTriggers(): void {
  remove([...HANDLERS, ...CONTINUING]);
}

/** Continues a piece of work a minute later, in a separate run. */
export function continueSoon(handler: Continuing): void {
  remove([handler]);
  ScriptApp.newTrigger(handler).timeBased().after(SOON_MS).create();
}

/** Deletes the one-off trigger of finished work. */
export function stopContinuing(handler: Continuing): void {
  remove([handler]);
}
