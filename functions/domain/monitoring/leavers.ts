import type { Role } from '../intake/intake.ts';
import type { SchoolDay } from '../school-day.ts';
import type { Note } from './indicator.ts';
import { FEWEST_ANSWERS, isSuppressed } from './suppression.ts';
import type { TookPart } from './took-part.ts';

interface Known extends Pick<SchoolDay, 'intake'> {
  readonly tookPart: TookPart;
}

/** A note on how many people left. Papers do not say a number under five. */
function leavers(words: string, count: number): Note[] {
  const inPaper = isSuppressed(count) ? `${words}: менее ${FEWEST_ANSWERS}` : undefined;
  return count > 0 ? [{ text: `${words}: ${count}`, inPaper }] : [];
}

/** How many people withdrew consent, in words. They count neither in k nor in n. */
export function withdrawnNote(facts: Known, role: Role): Note[] {
  const count = facts.tookPart.ever.filter((one) => one.role === role && facts.intake.withdrawn.has(one.code)).length;
  return leavers('отозвали согласие', count);
}

/** How many of the counted people left before the end, in words. They stay in the denominator. */
export function leftNote({ tookPart: { counted, stillWithUs } }: Pick<Known, 'tookPart'>, role: Role): Note[] {
  return leavers(
    'из них вышли до конца',
    counted.filter((one) => one.role === role && !stillWithUs.includes(one)).length,
  );
}
