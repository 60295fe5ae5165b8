import * as z from 'zod/mini';

/** Where the work is done: in this script, or by cloud functions that the script only wakes. */
export type Connection = { readonly kind: 'standalone' } | { readonly kind: 'connected'; readonly url: string };

const KEY = 'functionsUrl';

/** Apps Script has no `URL` to check an address with. */
export const functionsUrl = z.pipe(
  z.string().check(
    z.trim(),
    z.regex(/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w./-]*)?$/i, {
      error: 'Адрес облачных функций начинается с https://.',
    }),
  ),
  z.transform((url: string) => url.replace(/\/+$/, '')),
);

/** The connection as it was chosen at the installation; by itself a script works alone. */
export function connection(): Connection {
  const stored = PropertiesService.getDocumentProperties().getProperty(KEY);
  return stored ? { kind: 'connected', url: stored } : { kind: 'standalone' };
}

/** Switches between the two; both read and write the same workbook, so that nothing is lost either way. */
export function connect(choice: Connection): void {
  const properties = PropertiesService.getDocumentProperties();
  if (choice.kind === 'connected') properties.setProperty(KEY, choice.url);
  else properties.deleteProperty(KEY);
}

/**
 * Tells the cloud functions to look again.
 * @throws Error with the answer of the functions where they did not take the call.
 */
export function forward(url: string, kind: 'formSubmit' | 'edit' | 'timer', spreadsheetId: string): void {
  const answer = UrlFetchApp.fetch(`${url}/events`, {
    method: 'post',
    contentType: 'application/json',
    headers: { Authorization: `Bearer ${ScriptApp.getIdentityToken()}` },
    payload: JSON.stringify({ kind, spreadsheetId }),
    muteHttpExceptions: true,
  });
  const status = answer.getResponseCode();
  if (status < 200 || status > 299) {
    throw new Error(`Облачные функции ответили ${status}. Таблица обновится при следующем запуске.`);
  }
}
