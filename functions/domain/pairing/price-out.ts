import { absent, type Seating } from './seating.ts';

/** Gives an empty mentor without a door the lowest price at which nobody would rather come to him. */
export function priceOut(seating: Seating, mentor: number): void {
  const { into, intoStart, menteeOf, column, low: worthLow } = seating.transport;
  const { high: worthHigh, priceHigh, priceLow, arcOf } = seating;
  let high = 0;
  let low = seating.placeCost(mentor, 1);
  for (let at = intoStart[mentor] ?? 0; at < (intoStart[mentor + 1] ?? 0); at++) {
    const arc = into[at] ?? 0;
    const own = arcOf[menteeOf[arc] ?? 0] ?? absent;
    if (own === absent) continue;
    const from = own < 0 ? -1 : (column[own] ?? 0);
    const wishHigh = (worthHigh[arc] ?? 0) - (from < 0 ? 0 : (worthHigh[own] ?? 0) - (priceHigh[from] ?? 0));
    const wishLow = (worthLow[arc] ?? 0) - (from < 0 ? 0 : (worthLow[own] ?? 0) - (priceLow[from] ?? 0));
    if (wishHigh < high || (wishHigh === high && wishLow <= low)) continue;
    high = wishHigh;
    low = wishLow;
  }
  priceHigh[mentor] = high;
  priceLow[mentor] = low;
}
