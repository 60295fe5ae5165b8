import * as z from 'zod';
import type { Store } from '../emulator/store.ts';
import { addDays } from '../functions/domain/calendar/day.ts';
import type { TableName } from '../functions/domain/programme.ts';
import { tables } from '../sheets-schema/tables/index.ts';

/** The store's collection of the last actions on the pages, by number. */
const ACTIONS = 'action';

/** The most actions that can be undone, and for how many days. Actions may contain names, so we keep no more than people need. */
const MOST_ACTIONS = 30;
const MOST_DAYS = 30;

/** Cells of a row by column. JSON has no `undefined`, so `null` is an empty cell. */
const cells = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** A row that an action changed. `before` is absent for a row that the action added. */
const changedRow = z.object({
  table: z.enum(Object.keys(tables) as [TableName, ...TableName[]]),
  /** The row's key; absent for a new row, which had none. */
  key: z.string().optional(),
  at: z.number().optional(),
  before: cells.optional(),
  after: cells,
});

export type ChangedRow = z.infer<typeof changedRow>;

const action = z.object({
  number: z.number(),
  title: z.string(),
  /** Local date and time, ISO. */
  when: z.string(),
  /** The account of the person; absent if the school has no accounts. */
  who: z.string().optional(),
  /** Where the action wrote: «Участники: К-07, К-08». */
  place: z.string(),
  /** The changed rows that are not restored yet. */
  rows: z.array(changedRow),
  /** What the action did to the letters. */
  letters: z.string().optional(),
  /** The result of the undo, if there was one: the number of restored rows, and the rows that others have changed since, in words. */
  undone: z.object({ rows: z.number(), kept: z.array(z.string()) }).optional(),
});

/** One action of a person, with the rows that it changed. */
export type StoredAction = z.infer<typeof action>;

/** The stored actions, oldest first. Leaves out actions that another version of the program stored in another form. */
export const storedActions = (store: Store): readonly StoredAction[] =>
  [...store.list(ACTIONS).values()].flatMap((each) => action.safeParse(each).data ?? []);

/** Stores an action, and forgets the oldest actions beyond the limits. @param today - ISO date */
export function storeAction(store: Store, kept: StoredAction, today: string): void {
  store.put(ACTIONS, String(kept.number), kept);
  const all = [...store.list(ACTIONS).keys()];
  for (const number of all.slice(0, Math.max(0, all.length - MOST_ACTIONS))) store.delete(ACTIONS, number);
  forgetOldActions(store, today);
}

export function forgetOldActions(store: Store, today: string): void {
  const first = addDays(today, -MOST_DAYS);
  for (const { number, when } of storedActions(store)) {
    if (when.slice(0, 10) < first) store.delete(ACTIONS, String(number));
  }
}

/** Forgets all actions. An erasure needs this, because an action may contain the person's data and an undo may write them again. */
export function forgetActions(store: Store): void {
  for (const number of [...store.list(ACTIONS).keys()]) store.delete(ACTIONS, number);
}
