import * as z from 'zod';
import type { Store } from '../emulator/store.ts';
import { storedRecord } from './stored-record.ts';

const COLLECTION = 'workspace';
const ID = 'school';

const recordSchema = z.object({
  spreadsheetId: z.string(),
  programYear: z.number().int(),
  /** A demonstration with fictional teachers, an empty one, or a real school, which only `nastavnik serve` opens. */
  kind: z.enum(['example', 'empty', 'real']),
  /** Whether the workbook contains codes, and a key beside the data lists the names. A school with names in the workbook has no value here. */
  codes: z.boolean().optional(),
  /** The port of the first start. The links in sent letters contain this port. */
  port: z.number().int(),
  /** The requested date that the workspace uses as today; undefined for the real date. */
  day: z.string().optional(),
  /** The latest date that the workspace has used; it never moves back. */
  lastDay: z.string(),
  /** The version of a real school's data, for upgrades. */
  dataVersion: z.number().int().optional(),
  /** Whether the first start is complete. */
  ready: z.boolean(),
});

export type SchoolRecord = z.infer<typeof recordSchema>;

/** The school of a store; undefined if there is none. @throws {StoreError} `damaged` if its record is spoiled */
export function readSchool(store: Store): SchoolRecord | undefined {
  const record = store.get(COLLECTION, ID);
  return record === undefined ? undefined : storedRecord(store, recordSchema, record);
}

export function writeSchool(store: Store, record: SchoolRecord): void {
  store.transaction(() => store.put(COLLECTION, ID, record));
}
