import type { Shown } from '../gateways/batch-body.ts';
import { GoogleError } from '../gateways/google-error.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import type { TabColumns } from './column-guards.ts';
import { type Answer, conflict, sendHeld } from './held-batch.ts';
import { findRevision, REVISION_FIELDS, type Request, type Revision } from './marks.ts';
import { markRequests } from './requests.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether Google refused the whole batch because somebody else advanced the revision mark. */
function isConflict(error: GoogleError): boolean {
  return error.code === 'INVALID' && /NamedRange/.test(error.message) && error.message.includes('nastavnik_rev_');
}

/** Whether Google could not show the requested cells, because people renamed a tab or deleted rows. Google may still have written the batch. */
const isAboutAnswer = (error: GoogleError): boolean =>
  error.code === 'INVALID' && !error.message.includes('Invalid requests[');

/** Attempts to send a write whose answer was lost. */
const MOST_WRITES = 3;

const COMMIT_ID_LENGTH = 10;

function newCommitId(random: () => number): string {
  return Array.from({ length: COMMIT_ID_LENGTH }, () => Math.floor(random() * 36).toString(36)).join('');
}

export interface WriteOptions {
  /** Gives a random number in [0, 1) for the commit's id. */
  readonly random?: () => number;
  readonly columns?: TabColumns;
  readonly shown?: Shown;
}

/**
 * Writes requests exactly once, if nobody else has committed since the snapshot. After a lost answer, the revision mark shows which commit succeeded.
 * @returns Google's answer; undefined if the answer was lost
 * @throws WorkbookError `conflict` if somebody else committed since the snapshot, or a column moved
 */
export async function compareAndSet(
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
      // After a lost answer, our own earlier write may have caused the conflict.
      const found = answerLost && (isRace || nobodyKnows) ? await present() : undefined;
      if (found?.commitId === commitId) return undefined;
      if (isRace || (found && found.revision !== revision)) throw conflict(error);
      if (nobodyKnows && error.code !== 'UNAVAILABLE') throw conflict(error);
      if (error.code !== 'UNAVAILABLE' || written >= MOST_WRITES) throw error;
    }
  }
}
