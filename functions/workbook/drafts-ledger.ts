import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';
import { jsonOf } from '../domain/json-of.ts';
import { markRequests } from './spreadsheet-mark.ts';

/** Metadata key of the spreadsheet's ledger of drafts. */
export const DRAFTS_MARK = 'nastavnik.drafts';

const draftSchema = z.object({
  /** The file's id in Drive. */
  id: z.string(),
  /** The account that made it: another account may be unable to see it. */
  maker: z.string(),
  /** Digest of its content when it was made; empty for a folder. */
  digest: z.string(),
});

/** A file made for the school: the latest of its kind. */
export type KeptDraft = z.infer<typeof draftSchema>;

/**
 * The latest drafts by kind of document, and `folder` and `contents`. The ledger stays with the workbook if it moves between functions
 * and script.
 */
export type DraftsLedger = Readonly<Record<string, KeptDraft>>;

const ledgerSchema = z.object({
  /** The spreadsheet of the drafts. A copy carries all metadata too, but is another school or another year. */
  school: z.string(),
  drafts: z.record(z.string(), draftSchema),
});

/** Reads the ledger from a metadata value; empty if the value is not ours or was copied with another school's spreadsheet. */
export function readDrafts(value: string, school: string): DraftsLedger {
  const ledger = jsonOf(ledgerSchema, value);
  return ledger?.school === school ? ledger.drafts : {};
}

/** Requests that store the ledger `after`; none if it is stored already. @param before undefined if the spreadsheet has no ledger */
export function draftsRequests(
  school: string,
  before: DraftsLedger | undefined,
  after: DraftsLedger,
): sheets_v4.Schema$Request[] {
  const written = (drafts: DraftsLedger) => JSON.stringify({ school, drafts });
  // A school without drafts needs no ledger.
  if (!before && Object.keys(after).length === 0) return [];
  return markRequests(DRAFTS_MARK, before && written(before), written(after));
}
