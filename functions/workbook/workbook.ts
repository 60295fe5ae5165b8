import { GoogleError } from '../gateways/google-error.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import { READ_FIELDS, toSnapshot } from './read.ts';
import { commitRequests } from './requests.ts';
import { apply, type CellChange, type Snapshot } from './snapshot.ts';
import { WorkbookError } from './workbook-error.ts';

/** Reads the whole workbook in one call. */
export async function readWorkbook(sheets: SheetsGateway, spreadsheetId: string): Promise<Snapshot> {
  return toSnapshot(await sheets.read(spreadsheetId, READ_FIELDS));
}

/** Google refuses the whole batch where the revision mark was moved by somebody else in between. */
function isConflict(error: GoogleError, revision: string): boolean {
  return error.code === 'INVALID' && /NamedRange/.test(error.message) && error.message.includes(revision);
}

/**
 * Writes the changes on top of the snapshot they were made from: all of them in one atomic call, or none.
 * @returns the snapshot as it reads now.
 * @throws WorkbookError `conflict` where somebody else committed since the snapshot was read.
 */
export async function commit(
  sheets: SheetsGateway,
  snapshot: Snapshot,
  changes: readonly CellChange[],
): Promise<Snapshot> {
  try {
    await sheets.write(snapshot.spreadsheetId, commitRequests(changes, snapshot));
  } catch (error) {
    if (error instanceof GoogleError && isConflict(error, 'nastavnik_rev_')) {
      throw new WorkbookError('conflict', 'Таблицу только что изменил другой запуск «Наставника».', error);
    }
    throw error;
  }
  return apply(changes, snapshot, snapshot.revision + 1);
}
