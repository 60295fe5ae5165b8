const KEY = 'lastFailure';

/**
 * Runs asynchronous work to its end and stores its failure for the sidebar: a page cannot wait for a promise of Apps
 * Script, and nobody sees the error of a trigger.
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

/** The failure of the last work; undefined if it succeeded. */
export function lastFailure(): string | undefined {
  return PropertiesService.getDocumentProperties().getProperty(KEY) ?? undefined;
}
