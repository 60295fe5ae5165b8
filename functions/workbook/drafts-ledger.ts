import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';

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

const ledgerSchema = z.record(z.string(), draftSchema);

/** The ledger of a metadata value; empty where it is not ours. */
export function readDrafts(value: string): DraftsLedger {
  try {
    return ledgerSchema.safeParse(JSON.parse(value)).data ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** The requests that make the spreadsheet remember `after` where it remembers `before`; none where they are the same. */
export function draftsRequests(before: DraftsLedger | undefined, after: DraftsLedger): sheets_v4.Schema$Request[] {
  const metadataValue = JSON.stringify(after);
  if (metadataValue === JSON.stringify(before ?? {})) return [];
  if (!before) {
    const developerMetadata = {
      metadataKey: DRAFTS_MARK,
      metadataValue,
      location: { spreadsheet: true },
      visibility: 'DOCUMENT',
    };
    return [{ createDeveloperMetadata: { developerMetadata } }];
  }
  const dataFilters = [{ developerMetadataLookup: { metadataKey: DRAFTS_MARK } }];
  return [{ updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue }, fields: 'metadataValue' } }];
}
