import type * as z from 'zod';
import { type Store, StoreError } from '../emulator/store.ts';

/** A document of a store, checked against its schema. @throws {StoreError} `damaged` if it does not fit: the program never writes such a document */
export function storedRecord<T>(store: Store, schema: z.ZodType<T>, document: unknown): T {
  const read = schema.safeParse(document);
  if (read.success) return read.data;
  throw new StoreError('damaged', store.path, { cause: read.error });
}
