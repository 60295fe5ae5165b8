import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';
import { jsonOf } from '../domain/json-of.ts';
import { markedValue, markRequests } from './spreadsheet-mark.ts';

/** Metadata key at the spreadsheet of the answers that must still go from the forms themselves. */
const PENDING_MARK = 'nastavnik.pendingAnswers';

export const PENDING_FIELDS = 'developerMetadata(metadataKey,metadataValue)';

const pendingSchema = z.object({
  /** Whose data are destroyed. */
  code: z.string(),
  formId: z.string(),
  /** Whether the answer says the code: as its author's, or as whom it is about. Otherwise it named the person in its words. */
  own: z.boolean(),
  /** When the answer came: the API and the script name answers differently, but agree on that. RFC 3339. */
  at: z.string(),
});

/** An answer that a form keeps of somebody whose data were destroyed. It says nothing of what was answered. */
export type PendingAnswer = z.infer<typeof pendingSchema>;

const listSchema = z.array(pendingSchema);

type Metadata = Pick<sheets_v4.Schema$Spreadsheet, 'developerMetadata'>;

/** The answers that wait; none where nothing of ours is remembered. */
export function readPending({ developerMetadata }: Metadata): readonly PendingAnswer[] {
  return jsonOf(listSchema, markedValue(developerMetadata, PENDING_MARK)) ?? [];
}

/** The requests after which these answers wait, and no others. */
export function pendingRequests(
  { developerMetadata }: Metadata,
  pending: readonly PendingAnswer[],
): sheets_v4.Schema$Request[] {
  const after = pending.length > 0 ? JSON.stringify(pending) : undefined;
  return markRequests(PENDING_MARK, markedValue(developerMetadata, PENDING_MARK), after);
}
