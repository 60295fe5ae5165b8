import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';
import { jsonOf } from '../domain/json-of.ts';
import { markRequests } from './spreadsheet-mark.ts';

/** Metadata key of the spreadsheet's list of draft documents. */
export const DRAFTS_MARK = 'nastavnik.drafts';

const draftSchema = z.object({
  id: z.string(),
  /** The account that made the file; others may be unable to see it. */
  maker: z.string(),
  /** Digest of the content that we wrote; empty for a folder. */
  digest: z.string(),
});

/** The latest file of one kind that we made for the school. */
export type KeptDraft = z.infer<typeof draftSchema>;

/**
 * The latest drafts by kind of document, with two more entries: `folder` and `contents`. The workbook stores this list, so functions and script find
 * the same one.
 */
export type DraftsLedger = Readonly<Record<string, KeptDraft>>;

const ledgerSchema = z.object({
  /** A copied spreadsheet has this metadata too, but belongs to another school or another year. */
  school: z.string(),
  drafts: z.record(z.string(), draftSchema),
});

/** The drafts in a metadata value; empty if the value is not ours or came with a copied spreadsheet. */
export function readDrafts(value: string, school: string): DraftsLedger {
  const ledger = jsonOf(ledgerSchema, value);
  return ledger?.school === school ? ledger.drafts : {};
}

/**
 * Requests that replace the stored list of drafts.
 * @param before - the stored list; undefined if the spreadsheet has no list
 */
export function draftsRequests(
  school: string,
  before: DraftsLedger | undefined,
  after: DraftsLedger,
): sheets_v4.Schema$Request[] {
  const written = (drafts: DraftsLedger) => JSON.stringify({ school, drafts });
  // A school without drafts needs no list.
  if (!before && Object.keys(after).length === 0) return [];
  return markRequests(DRAFTS_MARK, before && written(before), written(after));
}
