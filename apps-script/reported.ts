import { documentProperties } from './gateways/document-properties.ts';

const KEY = 'lastFailure';

/** The property with the start of the latest asynchronous work, in milliseconds, until this work ends. */
const AT_WORK_KEY = 'atWork';
const LONGEST_MS = 6 * 60_000;

/** Runs asynchronous work to its end and stores a failure for the sidebar, because neither pages nor triggers would show it. */
export async function reported(work: () => Promise<unknown>): Promise<void> {
  const properties = documentProperties();
  const began = String(Date.now());
  try {
    properties.setProperty(AT_WORK_KEY, began);
    await work();
    properties.deleteProperty(KEY);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    properties.setProperty(KEY, message);
    SpreadsheetApp.getActiveSpreadsheet().toast(message, 'Не получилось', 15);
  } finally {
    if (properties.getProperty(AT_WORK_KEY) === began) properties.deleteProperty(AT_WORK_KEY);
  }
}

/** Whether asynchronous work is under way. Google may have ended a run that began more than six minutes ago. */
export function isAtWork(): boolean {
  const began = documentProperties().getProperty(AT_WORK_KEY);
  return began !== null && Date.now() - Number(began) < LONGEST_MS;
}

/** The failure of the last work; undefined if the work succeeded. */
export function lastFailure(): string | undefined {
  return documentProperties().getProperty(KEY) ?? undefined;
}
