import * as z from 'zod/mini';
import { jsonOf } from '../functions/domain/json-of.ts';
import { SIGNATURE_HEADER, signatureHeader } from '../functions/gateways/call-signature.ts';
import { SECRET_FIELDS, secretIn } from '../functions/workbook/read.ts';
import { documentProperties } from './gateways/document-properties.ts';
import { sheetsService } from './gateways/sheets-service.ts';

/** Whether the script works alone, or only calls cloud functions that do the work. */
export type Connection = { readonly kind: 'standalone' } | { readonly kind: 'connected'; readonly url: string };

const KEY = 'functionsUrl';

/** We check addresses with a regular expression, because Apps Script has no `URL`. */
export const functionsUrl = z.pipe(
  z.string().check(
    z.trim(),
    z.regex(/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w./-]*)?$/i, {
      error: 'Адрес облачных функций начинается с https://.',
    }),
  ),
  z.transform((url: string) => url.replace(/\/+$/, '')),
);

/** The connection chosen at the installation. By default the script works alone. */
export function connection(): Connection {
  const stored = documentProperties().getProperty(KEY);
  return stored ? { kind: 'connected', url: stored } : { kind: 'standalone' };
}

/** Switches between script and cloud functions. Both use the same workbook, so a switch loses no data. */
export function connect(choice: Connection): void {
  const properties = documentProperties();
  if (choice.kind === 'connected') properties.setProperty(KEY, choice.url);
  else properties.deleteProperty(KEY);
}

/** The body of a call. It names its spreadsheet. */
type Ordered = Readonly<Record<string, string>> & { readonly spreadsheetId: string };

function secretHere(spreadsheetId: string): string {
  const secret = secretIn(sheetsService().readNow(spreadsheetId, SECRET_FIELDS));
  if (secret === undefined) throw new Error('В таблице нет отметки «Наставника». Запустите установку ещё раз.');
  return secret;
}

/**
 * Calls the cloud functions for this spreadsheet, signed with its secret.
 * @param path - the address below the functions' root
 */
function post(root: string, path: string, body: Ordered): GoogleAppsScript.URL_Fetch.HTTPResponse {
  const payload = JSON.stringify(body);
  const { spreadsheetId: school } = body;
  const call = { school, time: Date.now(), nonce: Utilities.getUuid(), body: payload };
  return UrlFetchApp.fetch(`${root}${path}`, {
    method: 'post',
    contentType: 'application/json',
    headers: { [SIGNATURE_HEADER]: signatureHeader(secretHere(school), path, call) },
    payload,
    muteHttpExceptions: true,
  });
}

const isGood = (status: number) => status >= 200 && status <= 299;

/**
 * Tells the cloud functions to look at the workbook again.
 * @throws Error with the answer of the functions if they refuse the call
 */
export function forward(url: string, kind: 'formSubmit' | 'edit' | 'timer' | 'menu', spreadsheetId: string): void {
  const status = post(url, '/events', { kind, spreadsheetId }).getResponseCode();
  if (!isGood(status)) {
    throw new Error(`Облачные функции ответили ${status}. Таблица обновится при следующем запуске.`);
  }
}

const drafted = z.object({ documents: z.array(z.object({ new: z.boolean() })), left: z._default(z.number(), 0) });
const refusal = z.object({ detail: z.string() });

function answerOf<T>(url: string, path: string, body: Ordered, shape: z.ZodMiniType<T>): T {
  const answer = post(url, path, body);
  const [status, text] = [answer.getResponseCode(), answer.getContentText()];
  const report = isGood(status) ? jsonOf(shape, text) : undefined;
  if (report) return report;
  const why = jsonOf(refusal, text)?.detail;
  throw new Error(why ?? `Облачные функции ответили ${status}. Повторите через минуту.`);
}

const texts = z.array(z.string());
const erased = z.object({
  act: z.object({ places: z.array(z.object({ place: z.string(), count: z.number() })), keepUntil: z.string() }),
  isEmpty: z.boolean(),
  remains: texts,
  lookAt: texts,
  drafts: texts,
  kept: z._default(texts, []),
  byHand: texts,
});

const decided = z.object({ hold: z.nullable(z.string()) });

/**
 * Lets the cloud functions carry out the decision about letters on hold.
 * @throws Error with the functions' own message if they fail
 */
export function orderDecision(url: string, spreadsheetId: string, decision: string): void {
  answerOf(url, '/commands/hold', { spreadsheetId, decision }, decided);
}

/**
 * Lets the cloud functions erase a person's data.
 * @throws Error with the functions' own message if they fail
 */
export function orderErasure(url: string, spreadsheetId: string, code: string): z.infer<typeof erased> {
  return answerOf(url, '/commands/erase', { spreadsheetId, code, confirmCode: code }, erased);
}

/**
 * Lets the cloud functions prepare the documents.
 * @returns the number of new documents, and the number of files left for another call
 * @throws Error with the functions' own message if they fail
 */
export function orderDocuments(url: string, spreadsheetId: string): { readonly made: number; readonly left: number } {
  const { documents, left } = answerOf(url, '/commands/documents', { spreadsheetId }, drafted);
  return { made: documents.filter((each) => each.new).length, left };
}
