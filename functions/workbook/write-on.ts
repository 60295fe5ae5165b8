import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Shown } from '../gateways/batch-body.ts';
import { GoogleError } from '../gateways/google-error.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import { guardRequests, isGuardRefusal, MARK_PLACES, standStill, type TabColumns } from './column-guards.ts';
import { findRevision, REVISION_FIELDS, type Revision } from './marks.ts';
import { markRequests } from './requests.ts';
import type { Snapshot } from './snapshot.ts';
import { WorkbookError } from './workbook-error.ts';

/** Google refuses the whole batch where the revision mark was moved by somebody else in between. */
function isConflict(error: GoogleError): boolean {
  return error.code === 'INVALID' && /NamedRange/.test(error.message) && error.message.includes('nastavnik_rev_');
}

/** Google could not show what was asked for: a tab was renamed, rows were deleted. Whether it wrote is not said. */
const isAboutAnswer = (error: GoogleError): boolean =>
  error.code === 'INVALID' && !error.message.includes('Invalid requests[');

/** How often a write whose answer was lost goes out again. */
const MOST_WRITES = 3;

const COMMIT_ID_LENGTH = 10;

/** A name for a commit that no other commit has. */
function newCommitId(random: () => number): string {
  return Array.from({ length: COMMIT_ID_LENGTH }, () => Math.floor(random() * 36).toString(36)).join('');
}

/** A request of a batch. */
export type Request = sheets_v4.Schema$Request;
type Answer = sheets_v4.Schema$BatchUpdateSpreadsheetResponse;

/** Nothing was written: read again and plan again. */
export const conflict = (cause?: unknown) =>
  new WorkbookError('conflict', 'Таблицу только что изменил кто-то ещё: другой запуск «Наставника» или люди.', cause);

/** What goes with the requests of a batch. */
export interface WriteOptions {
  /** A number in [0, 1): names the commit. */
  readonly random?: () => number;
  /** Columns that must stand where they were read. */
  readonly columns?: TabColumns;
  /** What the answer shall show. */
  readonly shown?: Shown;
}

/**
 * Writes requests on top of the snapshot they were made from, exactly once: the batch begins with moving the revision mark.
 * An answer that was lost is settled by reading the
 * mark: it names the commit that moved it, so that we know whether that was ours. The snapshot is out of date afterwards.
 * @returns what Google answered; undefined where the answer was lost
 * @throws WorkbookError `conflict` where somebody else committed since the snapshot was read, or a column moved
 */
export async function writeOn(
  sheets: SheetsGateway,
  snapshot: Snapshot,
  requests: readonly Request[],
  { random = Math.random, columns = new Map(), shown }: WriteOptions = {},
): Promise<Answer | undefined> {
  const { spreadsheetId, revision } = snapshot;
  const commitId = newCommitId(random);
  const standing = async (): Promise<Revision | undefined> =>
    findRevision(await sheets.read(spreadsheetId, REVISION_FIELDS));
  let guards = guardRequests(columns);
  let answerLost = false;
  for (let written = 1; ; written++) {
    try {
      const batch = [...markRequests(snapshot, commitId), ...guards, ...requests];
      return await (shown ? sheets.write(spreadsheetId, batch, shown) : sheets.write(spreadsheetId, batch));
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      const isRace = isConflict(error);
      const nobodyKnows = error.code === 'UNAVAILABLE' || (shown !== undefined && isAboutAnswer(error));
      answerLost ||= nobodyKnows;
      // A conflict after a lost answer may be with ourselves: a write that arrived late.
      const found = answerLost && (isRace || nobodyKnows) ? await standing() : undefined;
      if (found?.commitId === commitId) return undefined;
      if (isRace || (found && found.revision !== revision)) throw conflict(error);
      if (isGuardRefusal(error.message) && guards.length > 0) {
        const still = standStill(columns, await sheets.read(spreadsheetId, MARK_PLACES));
        if (!still) throw conflict(error);
        // Nothing had moved: what Google refuses are the guards themselves. What the answer shows tells whether all went well.
        guards = [];
      } else if (nobodyKnows && error.code !== 'UNAVAILABLE') throw conflict(error);
      else if (error.code !== 'UNAVAILABLE') throw error;
      if (written >= MOST_WRITES) throw error;
    }
  }
}
