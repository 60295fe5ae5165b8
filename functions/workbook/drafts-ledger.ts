import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';
import { jsonOf } from '../domain/json-of.ts';
import { markRequests } from './spreadsheet-mark.ts';

/** Metadata key at the spreadsheet of what was drafted last. */
export const DRAFTS_MARK = 'nastavnik.drafts';

const draftSchema = z.object({
  /** The file's id in Drive. */
  id: z.string(),
  /** Who made it: what one made, another may be unable to see. */
  maker: z.string(),
  /** Names what it said when it was made; empty for a folder. */
  digest: z.string(),
});

/** A file that was made for the school: the last one of its kind. */
export type KeptDraft = z.infer<typeof draftSchema>;

/** What was drafted last, by kind of document; `folder` and `contents` besides. It moves with the workbook from functions to script and back. */
export type DraftsLedger = Readonly<Record<string, KeptDraft>>;

const ledgerSchema = z.object({
  /** The spreadsheet that the drafts belong to: a copy of it, with all its metadata, is another school or another year. */
  school: z.string(),
  drafts: z.record(z.string(), draftSchema),
});

/** The ledger of a metadata value; empty where it is not ours, or was copied with the spreadsheet of another school. */
export function readDrafts(value: string, school: string): DraftsLedger {
  const ledger = jsonOf(ledgerSchema, value);
  return ledger?.school === school ? ledger.drafts : {};
}

/** The requests that make a spreadsheet remember `after`; none where it remembers that already. @param before undefined where it has no ledger */
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
