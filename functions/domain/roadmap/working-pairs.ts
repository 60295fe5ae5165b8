import type { Months } from '../../../sheets-schema/months.ts';
import { firstDayOfMonth, lastDayOfMonth } from '../calendar/day.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Facts } from '../facts-of.ts';
import { hasWithdrawn } from '../monitoring/took-part.ts';
import { hasStarted, type StartedPair } from '../pairs/pair.ts';

/** Pairs whose reports can still be read: a mentor who withdrew his consent took his with him. */
export function readablePairs(facts: Facts): StartedPair[] {
  return facts.pairs.filter(hasStarted).filter(({ mentor }) => !hasWithdrawn(mentor, facts));
}

/**
 * Pairs that worked in the months of a row and were not dissolved before their end. Where every order came later than
 * that, the pairs there are: the row is late then, not impossible.
 */
export function pairsWorkingIn(facts: Facts, [first, last]: Months): StartedPair[] {
  const year = programmeYear(facts.programme.settings, facts.context.today);
  const from = firstDayOfMonth(year, first);
  const to = lastDayOfMonth(year, last);
  const lasting = readablePairs(facts).filter(
    ({ status, endedOn }) => status !== 'dissolved' || (endedOn !== undefined && endedOn >= to),
  );
  const inTime = lasting.filter(
    ({ activeFrom, endedOn }) => activeFrom <= to && (endedOn === undefined || endedOn >= from),
  );
  return inTime.length > 0 ? inTime : lasting;
}
