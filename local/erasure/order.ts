import * as z from 'zod';
import type { Store } from '../../emulator/core/store.ts';

/** The collection of erasures that are under way, by code. */
export const ERASURES = 'erasure';

const orderSchema = z.object({
  code: z.string(),
  /** Names, addresses and numbers by which the person is sought; none once only the file is left to be written anew. */
  names: z.array(z.string()),
  addresses: z.array(z.string()),
  phones: z.array(z.string()),
  stage: z.enum(['erase', 'compact']),
});

/** An erasure that was begun. It stands in the store until it is done, so that a stop in the middle is known. */
export type ErasureOrder = z.infer<typeof orderSchema>;

/** Erasures that were begun and not done. */
export function unfinishedErasures(store: Store): readonly ErasureOrder[] {
  return [...store.list(ERASURES).values()].map((each) => orderSchema.parse(each));
}

export function writeOrder(store: Store, order: ErasureOrder): void {
  store.put(ERASURES, order.code, order);
}

export function closeOrder(store: Store, code: string): void {
  store.delete(ERASURES, code);
}
