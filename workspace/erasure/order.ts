import * as z from 'zod';
import type { Store } from '../../emulator/store.ts';
import { storedRecord } from '../stored-record.ts';

/** The store's collection of unfinished erasures, by code. */
export const ERASURES = 'erasure';

const orderSchema = z.object({
  code: z.string(),
  /** Names, addresses and numbers to search for; empty at the stage `compact`. */
  names: z.array(z.string()),
  addresses: z.array(z.string()),
  phones: z.array(z.string()),
  /**
   * - `erase`: the work is under way;
   * - `left`: people must remove what the program could not; the names stay here, so that a repetition can search for them;
   * - `compact`: only the data file must still be rewritten.
   */
  stage: z.enum(['erase', 'left', 'compact']),
});

/** The order to erase a person. The store keeps the order until a search finds nothing more, so that a repetition knows whom to search for. */
export type ErasureOrder = z.infer<typeof orderSchema>;

/** Erasures that were started but not completed, and those that wait for people. */
export function unfinishedErasures(store: Store): readonly ErasureOrder[] {
  return [...store.list(ERASURES).values()].map((each) => storedRecord(store, orderSchema, each));
}

/** Erasures that stopped in the middle of their work. */
export const interruptedErasures = (store: Store): readonly ErasureOrder[] =>
  unfinishedErasures(store).filter(({ stage }) => stage !== 'left');

export function writeOrder(store: Store, order: ErasureOrder): void {
  store.put(ERASURES, order.code, order);
}

export function closeOrder(store: Store, code: string): void {
  store.delete(ERASURES, code);
}
