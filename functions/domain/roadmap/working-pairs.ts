import type { Months } from '../../../sheets-schema/months.ts';
import { firstDayOfMonth, lastDayOfMonth } from '../calendar/day.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Facts } from '../facts-of.ts';
import { hasStarted, type StartedPair } from '../pairs/pair.ts';

/** Pairs whose reports we may still read. If a mentor withdraws their consent, we remove their reports. */
export function readablePairs(facts: Facts): StartedPair[] {
  return facts.pairs.filter(hasStarted).filter(({ mentor }) => !facts.intake.withdrawn.has(mentor));
}

/**
 * Pairs that were active in the activity's months and were not dissolved before the end of these months. If all orders came later, the pairs that
 * became active later. So the activity is late, but not impossible.
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
