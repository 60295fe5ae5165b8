import * as z from 'zod';
import type { Store } from '../../emulator/store.ts';

/** The store's collection of unfinished erasures, by code. */
export const ERASURES = 'erasure';

const orderSchema = z.object({
  code: z.string(),
  /** Names, addresses and numbers to search for; empty at the stage `compact`, which only rewrites the data file. */
  names: z.array(z.string()),
  addresses: z.array(z.string()),
  phones: z.array(z.string()),
  stage: z.enum(['erase', 'compact']),
});

/** The order to erase a person. The store keeps the order until the erasure is complete, so that we recognise an interrupted erasure. */
export type ErasureOrder = z.infer<typeof orderSchema>;

/** Erasures that were started but not completed. */
export function unfinishedErasures(store: Store): readonly ErasureOrder[] {
  return [...store.list(ERASURES).values()].map((each) => orderSchema.parse(each));
}

export function writeOrder(store: Store, order: ErasureOrder): void {
  store.put(ERASURES, order.code, order);
}

export function closeOrder(store: Store, code: string): void {
  store.delete(ERASURES, code);
}
