import { GoogleError } from '../gateways/google-error.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import { findRevision, REVISION_FIELDS, type Revision } from './marks.ts';
import { READ_FIELDS, toSnapshot } from './read.ts';
import { changeRequests, markRequests } from './requests.ts';
import { apply, type CellChange, type Snapshot } from './snapshot.ts';
import { WorkbookError } from './workbook-error.ts';

/** Reads the whole workbook in one call. */
export async function readWorkbook(sheets: SheetsGateway, spreadsheetId: string): Promise<Snapshot> {
  return toSnapshot(await sheets.read(spreadsheetId, READ_FIELDS));
}

/** Google refuses the whole batch where the revision mark was moved by somebody else in between. */
function isConflict(error: GoogleError): boolean {
  return error.code === 'INVALID' && /NamedRange/.test(error.message) && error.message.includes('nastavnik_rev_');
}

/** How often a write whose answer was lost goes out again. */
const MOST_WRITES = 3;

const COMMIT_ID_LENGTH = 10;

/** A name for a commit that no other commit has. */
function newCommitId(random: () => number): string {
  return Array.from({ length: COMMIT_ID_LENGTH }, () => Math.floor(random() * 36).toString(36)).join('');
}

/** A request of a batch. */
export type Request = Parameters<SheetsGateway['write']>[1][number];

/**
 * Writes requests on top of the snapshot they were made from, exactly once: the batch begins with moving the revision mark.
 * An answer that was lost is settled by reading the
 * mark: it names the commit that moved it, so that we know whether that was ours. The snapshot is out of date afterwards.
 * @param random a number in [0, 1): names the commit
 * @throws WorkbookError `conflict` where somebody else committed since the snapshot was read.
 */
export async function writeOn(
  sheets: SheetsGateway,
  snapshot: Snapshot,
  requests: readonly Request[],
  random: () => number = Math.random,
): Promise<void> {
  const { spreadsheetId, revision } = snapshot;
  const commitId = newCommitId(random);
  const batch = [...markRequests(snapshot, commitId), ...requests];
  const standing = async (): Promise<Revision | undefined> =>
    findRevision(await sheets.read(spreadsheetId, REVISION_FIELDS));
  let answerLost = false;
  for (let written = 1; ; written++) {
    try {
      await sheets.write(spreadsheetId, batch);
      return;
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      const conflict = isConflict(error);
      answerLost ||= error.code === 'UNAVAILABLE';
      // A conflict after a lost answer may be with ourselves: a write that arrived late.
      const found = answerLost && (conflict || error.code === 'UNAVAILABLE') ? await standing() : undefined;
      if (found?.commitId === commitId) return;
      if (conflict || (found && found.revision !== revision)) {
        throw new WorkbookError('conflict', 'Таблицу только что изменил другой запуск «Наставника».', error);
      }
      if (error.code !== 'UNAVAILABLE' || written >= MOST_WRITES) throw error;
    }
  }
}

/**
 * Writes the changes on top of the snapshot they were made from: all of them in one atomic call, or none.
 * @param random a number in [0, 1): names the commit
 * @returns the snapshot as it reads now.
 * @throws WorkbookError `conflict` where somebody else committed since the snapshot was read.
 */
export async function commit(
  sheets: SheetsGateway,
  snapshot: Snapshot,
  changes: readonly CellChange[],
  random: () => number = Math.random,
): Promise<Snapshot> {
  await writeOn(sheets, snapshot, changeRequests(changes, snapshot), random);
  return apply(changes, snapshot, snapshot.revision + 1);
}
