import { isCurator, type Recipient } from '../context.ts';
import { type OutboxRow, recipientOf } from '../refusals/outbox-row.ts';

/** A letter to one person. Its most urgent part comes first. */
interface Prioritised {
  readonly to: Recipient;
  readonly items: readonly { readonly occasion: { readonly urgency: number } }[];
}

/** How many letters we handed to the mail server today, and to whom. */
export function sentToday(
  rows: readonly OutboxRow[],
  today: string,
): { readonly count: number; readonly to: ReadonlySet<Recipient> } {
  const handed = rows.filter(({ sentAt, messageId }) => messageId && sentAt?.startsWith(today));
  return { count: new Set(handed.map(({ messageId }) => messageId)).size, to: new Set(handed.map(recipientOf)) };
}

/** Curators' letters are sent first, because they say how many other letters wait. */
const rank = ({ to, items }: Prioritised) => (isCurator(to) ? -1 : (items[0]?.occasion.urgency ?? 0));

/** The order in which letters get a share of the daily limit: curators first, then the most urgent letters, then the order of codes. */
export const byPriority = (a: Prioritised, b: Prioritised): number => rank(a) - rank(b) || (a.to < b.to ? -1 : 1);

/** Splits the letters of a day, in the order of priority, into those that the daily limit still allows and those that must wait. */
export function withinLimit<L extends Prioritised>(
  letters: readonly L[],
  limit: number,
): { readonly now: readonly L[]; readonly later: readonly L[] } {
  const count = Math.max(0, limit);
  return { now: letters.slice(0, count), later: letters.slice(count) };
}
