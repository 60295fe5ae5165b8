const KEY = 'lastFailure';

/**
 * Runs work that takes promises to its end, and keeps what went wrong for the sidebar: a page cannot wait for a promise of
 * Apps Script, and a trigger has nobody who listens.
 */
export async function reported(work: () => Promise<unknown>): Promise<void> {
  const properties = PropertiesService.getDocumentProperties();
  try {
    await work();
    properties.deleteProperty(KEY);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    properties.setProperty(KEY, message);
    SpreadsheetApp.getActiveSpreadsheet().toast(message, 'Не получилось', 15);
  }
}

/** What went wrong last; undefined when the last work went well. */
export function lastFailure(): string | undefined {
  return PropertiesService.getDocumentProperties().getProperty(KEY) ?? undefined;
}
