import { arcOfPair, mentorAt, type PairNetwork } from './pair-network.ts';
import { priceOut } from './price-out.ts';
import { absent, idle, Seating } from './seating.ts';
import type { PairingModel } from './solution.ts';

/**
 * The best seating of a network that differs little from one solved before, mended from its seats and prices: who is content
 * at the old prices stays, places that fell free are filled, who is new or lost his place is seated by a shortest path.
 * `null` where the old prices say nothing: another packing of the levels, or mentees who want to be alone.
 */
export function carriedOver(network: PairNetwork, before: PairingModel): Seating | null {
  const { transport, mentees, mentors, packing, seats, vacancies } = network;
  const old = before.network;
  if (transport.doors || old.transport.doors || transport.loadStep !== old.transport.loadStep) return null;
  if (packing.served !== old.packing.served || packing.sympathy !== old.packing.sympathy) return null;
  const seating = new Seating(transport);
  const isNew = mentors.map(({ code }, mentor) => {
    const at = old.mentorIndex.get(code);
    if (at === undefined) return true;
    seating.priceHigh[mentor] = before.root.priceHigh[at] ?? 0;
    seating.priceLow[mentor] = before.root.priceLow[at] ?? 0;
    return false;
  });
  mentees.forEach(({ code }, mentee) => {
    const at = old.menteeIndex.get(code);
    if (at === undefined) return;
    const arc = before.root.arcOf[at] ?? absent;
    const mentor = arc >= 0 ? mentorAt(old, arc)?.code : undefined;
    const same = mentor === undefined ? idle : arcOfPair(network, code, mentor);
    if ((mentor === undefined || same >= 0) && isContent(seating, mentee, same, isNew)) seating.move(mentee, same);
  });
  for (let mentor = 0; mentor < mentors.length; mentor++) makeRoom(seating, mentor);
  for (let mentor = 0; mentor < mentors.length; mentor++) if (isNew[mentor]) priceOut(seating, mentor);
  for (let mentor = 0; mentor < mentors.length; mentor++) vacancies.fillUp(seating, mentor);
  for (let mentee = 0; mentee < mentees.length; mentee++) {
    if (seating.arcOf[mentee] === absent) seats.seat(seating, mentee);
  }
  for (let mentor = 0; mentor < mentors.length; mentor++) {
    seating.priceHigh[mentors.length + mentor] = seating.priceHigh[mentor] ?? 0;
    seating.priceLow[mentors.length + mentor] = seating.priceLow[mentor] ?? 0;
  }
  seating.resetCost();
  return seating;
}

/** Whether nothing is worth more to a mentee than this, at the prices of the mentors who were there before. */
function isContent(
  { transport, high, priceHigh, priceLow }: Seating,
  mentee: number,
  own: number,
  isNew: boolean[],
): boolean {
  const { start, column, low } = transport;
  const from = own < 0 ? 0 : (column[own] ?? 0);
  const hereHigh = own < 0 ? 0 : (high[own] ?? 0) - (priceHigh[from] ?? 0);
  const hereLow = own < 0 ? 0 : (low[own] ?? 0) - (priceLow[from] ?? 0);
  if (hereHigh < 0 || (hereHigh === 0 && hereLow < 0)) return false;
  for (let arc = start[mentee] ?? 0; arc < (start[mentee + 1] ?? 0); arc++) {
    const to = column[arc] ?? 0;
    if (isNew[to]) continue;
    const thereHigh = (high[arc] ?? 0) - (priceHigh[to] ?? 0);
    if (thereHigh < hereHigh) continue;
    if (thereHigh > hereHigh || (low[arc] ?? 0) - (priceLow[to] ?? 0) > hereLow) return false;
  }
  return true;
}

/** Lets go of whoever has no place any more, or one that costs more than the mentor's price pays for. */
function makeRoom(seating: Seating, mentor: number): void {
  for (let holder = seating.first[mentor] ?? -1; holder >= 0; holder = seating.first[mentor] ?? -1) {
    const load = seating.load[mentor] ?? 0;
    const high = seating.priceHigh[mentor] ?? 0;
    const isPaid = high > 0 || (high === 0 && (seating.priceLow[mentor] ?? 0) >= seating.placeCost(mentor, load));
    if (load <= (seating.room[mentor] ?? 0) && isPaid) return;
    seating.eject(holder);
  }
}
