import type { Shown } from '../gateways/batch-body.ts';
import { GoogleError } from '../gateways/google-error.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import type { TabColumns } from './column-guards.ts';
import { type Answer, conflict, type Request, sendHeld } from './held-batch.ts';
import { findRevision, REVISION_FIELDS, type Revision } from './marks.ts';
import { markRequests } from './requests.ts';
import type { Snapshot } from './snapshot.ts';

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
  const present = async (): Promise<Revision | undefined> =>
    findRevision(await sheets.read(spreadsheetId, REVISION_FIELDS));
  const batch = { first: markRequests(snapshot, commitId), requests, columns, shown };
  let answerLost = false;
  for (let written = 1; ; written++) {
    try {
      return await sendHeld(sheets, spreadsheetId, batch);
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      const isRace = isConflict(error);
      const nobodyKnows = error.code === 'UNAVAILABLE' || (shown !== undefined && isAboutAnswer(error));
      answerLost ||= nobodyKnows;
      // A conflict after a lost answer may be with ourselves: a write that arrived late.
      const found = answerLost && (isRace || nobodyKnows) ? await present() : undefined;
      if (found?.commitId === commitId) return undefined;
      if (isRace || (found && found.revision !== revision)) throw conflict(error);
      if (nobodyKnows && error.code !== 'UNAVAILABLE') throw conflict(error);
      if (error.code !== 'UNAVAILABLE' || written >= MOST_WRITES) throw error;
    }
  }
}
