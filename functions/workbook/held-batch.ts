import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Shown } from '../gateways/batch-body.ts';
import { GoogleError } from '../gateways/google-error.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import { areInPlace, guardRequests, isGuardRefusal, MARK_PLACES, type TabColumns, unmarked } from './column-guards.ts';
import type { Request } from './marks.ts';
import { WorkbookError } from './workbook-error.ts';

export type Answer = sheets_v4.Schema$BatchUpdateSpreadsheetResponse;

/** Another writer was faster, and Google wrote nothing. The caller reads and plans again. */
export const conflict = (cause?: unknown) =>
  new WorkbookError('conflict', 'Таблицу только что изменил кто-то ещё: другой запуск «Наставника» или люди.', cause);

interface HeldBatch {
  /** Requests at the beginning of the batch. */
  readonly first?: readonly Request[];
  readonly requests: readonly Request[];
  /** Columns that must still be at their places in the snapshot. */
  readonly columns: TabColumns;
  /** Cells that Google's answer should show. */
  readonly shown?: Shown | undefined;
}

/**
 * Sends a batch that Google carries out only if no column has moved since the snapshot.
 * @throws WorkbookError `conflict` if a column has moved, or had no guard mark until this call; GoogleError
 */
export async function sendHeld(
  sheets: SheetsGateway,
  spreadsheetId: string,
  { first = [], requests, columns, shown }: HeldBatch,
): Promise<Answer> {
  const lacking = unmarked(columns);
  if (lacking.length > 0) {
    await sheets.write(spreadsheetId, lacking);
    throw conflict();
  }
  const send = (guards: readonly Request[]) => {
    const batch = [...first, ...guards, ...requests];
    return shown ? sheets.write(spreadsheetId, batch, shown) : sheets.write(spreadsheetId, batch);
  };
  try {
    return await send(guardRequests(columns));
  } catch (error) {
    if (!(error instanceof GoogleError && isGuardRefusal(error.message))) throw error;
    if (!areInPlace(columns, await sheets.read(spreadsheetId, MARK_PLACES))) throw conflict(error);
    // If no column has moved, the refusal has another cause. Even without guards, Google's answer shows the written rows.
    return await send([]);
  }
}

/** The most attempts of a batch that is not part of a commit. */
const MOST_TRIES = 5;

/**
 * Plans and sends requests that name columns by position. If columns move in the meantime, does both again.
 * @returns whether there was anything to send
 */
export async function sendPlanned<T>(
  sheets: SheetsGateway,
  spreadsheetId: string,
  read: () => Promise<T>,
  plan: (have: T) => HeldBatch,
): Promise<boolean> {
  for (let tried = 1; ; tried++) {
    const batch = plan(await read());
    if (batch.requests.length === 0) return false;
    try {
      await sendHeld(sheets, spreadsheetId, batch);
      return true;
    } catch (error) {
      if (!(error instanceof WorkbookError && error.code === 'conflict') || tried >= MOST_TRIES) throw error;
    }
  }
}
