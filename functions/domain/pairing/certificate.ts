import { type Assignment, idle } from './assignment.ts';

/**
 * Whether the prices prove that no assignment is better (complementary slackness of the transport problem). Every mentee must have the place that is
 * worth most to them after its price. A mentor's price must lie between the cost of the last taken place and of the next free one. The places are
 * counted anew, so the check does not depend on the solver.
 */
export function provesOptimal(assignment: Assignment): boolean {
  const { transport, priceHigh, priceLow, arcOf, locked } = assignment;
  const { mentees, mentors, start, column, low } = transport;
  const taken = new Int32Array(2 * mentors);
  for (let mentee = 0; mentee < mentees; mentee++) {
    const own = arcOf[mentee] ?? idle;
    const profit = (arc: number) => {
      const at = column[arc] ?? 0;
      return [(assignment.high[arc] ?? 0) - (priceHigh[at] ?? 0), (low[arc] ?? 0) - (priceLow[at] ?? 0)] as const;
    };
    const has = own >= 0 ? profit(own) : ([0, 0] as const);
    if (own < idle) return false;
    if (own >= 0) taken[column[own] ?? 0] = (taken[column[own] ?? 0] ?? 0) + 1;
    if (locked[mentee] === 1) continue;
    if (isLess(has, [0, 0])) return false;
    for (let arc = start[mentee] ?? 0; arc < (start[mentee + 1] ?? 0); arc++)
      if (isLess(has, profit(arc))) return false;
  }
  for (let mentor = 0; mentor < mentors; mentor++) {
    const alone = taken[mentors + mentor] ?? 0;
    const load = (taken[mentor] ?? 0) + alone;
    const price = [priceHigh[mentor] ?? 0, priceLow[mentor] ?? 0] as const;
    const placeCost = (place: number) =>
      [assignment.placeHigh(mentor, place), assignment.placeLow(mentor, place)] as const;
    const door = [priceHigh[mentors + mentor] ?? 0, priceLow[mentors + mentor] ?? 0] as const;
    if (alone > 1 || (alone === 1 && assignment.shut[mentor] === 1) || load > (assignment.room[mentor] ?? 0))
      return false;
    if (load < (assignment.least[mentor] ?? 0)) return false;
    if (load > (assignment.least[mentor] ?? 0) && isLess(price, placeCost(load))) return false;
    if (load < (assignment.room[mentor] ?? 0) && isLess(placeCost(load + 1), price)) return false;
    if (alone === 1 && isLess(door, price)) return false;
    const isDoorFree = transport.doors && alone === 0 && assignment.shut[mentor] === 0;
    if (isDoorFree && isLess(price, door)) return false;
  }
  return true;
}

function isLess(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}
