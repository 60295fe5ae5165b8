import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';
import { jsonOf } from '../domain/json-of.ts';
import { markedValue, markRequests } from './spreadsheet-mark.ts';

/** Metadata key of the answers that must still be deleted from the forms. */
const PENDING_MARK = 'nastavnik.pendingAnswers';

export const PENDING_FIELDS = 'developerMetadata(metadataKey,metadataValue)';

const pendingSchema = z.object({
  code: z.string(),
  formId: z.string(),
  /** Whether the person is the answer's author or subject. If not, its text named the person. */
  own: z.boolean(),
  /** RFC 3339. The API and the script have different ids for an answer, but the same time. */
  at: z.string(),
});

/** An answer by or about an erased person that is still in a form, without its text. */
export type PendingAnswer = z.infer<typeof pendingSchema>;

const listSchema = z.array(pendingSchema);

type Metadata = Pick<sheets_v4.Schema$Spreadsheet, 'developerMetadata'>;

/** The answers that wait for deletion. */
export function readPending({ developerMetadata }: Metadata): readonly PendingAnswer[] {
  return jsonOf(listSchema, markedValue(developerMetadata, PENDING_MARK)) ?? [];
}

/** Requests that replace the stored list of waiting answers. */
export function pendingRequests(
  { developerMetadata }: Metadata,
  pending: readonly PendingAnswer[],
): sheets_v4.Schema$Request[] {
  const after = pending.length > 0 ? JSON.stringify(pending) : undefined;
  return markRequests(PENDING_MARK, markedValue(developerMetadata, PENDING_MARK), after);
}
