import * as z from 'zod';
import type { Store } from '../emulator/core/store.ts';

const COLLECTION = 'workspace';
const ID = 'school';

const recordSchema = z.object({
  spreadsheetId: z.string(),
  programYear: z.number().int(),
  /** A school with fictional teachers, or an empty one. */
  kind: z.enum(['example', 'empty']),
  /** The names stand on a key beside the data; absent where a start made the school with names. */
  codes: z.boolean().optional(),
  /** The port of the first start: letters that were sent lead there. */
  port: z.number().int(),
  /** The day that the workspace was told to take for today; the real one where it was not told. */
  day: z.string().optional(),
  /** The latest day that the workspace has seen; it never goes back. */
  lastDay: z.string(),
  /** False while the first start is still at work. */
  ready: z.boolean(),
});

/** What this computer remembers of its school besides the workbook. */
export type SchoolRecord = z.infer<typeof recordSchema>;

export function readSchool(store: Store): SchoolRecord | undefined {
  const record = store.get(COLLECTION, ID);
  return record === undefined ? undefined : recordSchema.parse(record);
}

export function writeSchool(store: Store, record: SchoolRecord): void {
  store.transaction(() => store.put(COLLECTION, ID, record));
}
