import { addDays } from '../../functions/domain/calendar/day.ts';
import { type Chance, seeded } from '../seeded.ts';
import type { Fault } from './fault.ts';

/** A fault planned for a year. The list of a year's strikes can be stored, made smaller and played again. */
export interface Strike {
  readonly fault: string;
  /** The first day on which it may strike, ISO. */
  readonly on: string;
  /** The number of suitable steps to skip from that day on. */
  readonly skip: number;
  /** The seed for the details of the fault. */
  readonly salt: number;
}

/** The largest number of steps to skip. A run makes one step if nothing is new, and about ten if there are letters. */
const MOST_SKIPPED = 12;

/** The number of occurrences of a fault with this rate in a year. */
function count(chance: Chance, rate: number): number {
  const whole = Math.floor(rate);
  return whole + (chance.happens(rate - whole) ? 1 : 0);
}

/** The planned faults of a year, in the order of their days. */
export function strikesOf(seed: number, faults: readonly Fault[], from: string, days: number): Strike[] {
  return faults
    .flatMap(({ name, perYear }) => {
      const chance = seeded(seed, 'strikes', name);
      return Array.from({ length: count(chance, 2 * chance.next() * perYear) }, () => ({
        fault: name,
        on: addDays(from, chance.int(0, days - 1)),
        skip: chance.happens(0.4) ? 0 : chance.int(0, MOST_SKIPPED),
        salt: chance.int(0, 2 ** 30),
      }));
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.salt - b.salt));
}
