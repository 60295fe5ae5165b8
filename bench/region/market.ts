import { packingFor } from '../../functions/domain/pairing/packing.ts';
import { indexed, type Transport } from '../../functions/domain/pairing/transport.ts';
import { seeded } from '../assignment/families.ts';

/** The pairing problem of a region, in numbers. Each mentee can choose among `candidates` mentors; each mentor has one to three places. */
export function regionOf(mentees: number, mentors: number, candidates: number): Transport {
  const random = seeded(mentees);
  const packing = packingFor({ mentees, profile: 10, sympathy: 6, place: 6 });
  const count = Math.min(candidates, mentors);
  const arcs = mentees * count;
  const start = Int32Array.from({ length: mentees + 1 }, (_, mentee) => mentee * count);
  const column = new Int32Array(arcs);
  const high = new Float64Array(arcs);
  const low = new Float64Array(arcs);
  let arc = 0;
  for (let mentee = 0; mentee < mentees; mentee++) {
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(Math.floor(random() * mentors));
    for (const mentor of [...chosen].sort((a, b) => a - b)) {
      const firstNeed = random() < 0.5 ? packing.firstNeed : 0;
      const isMutual = random() < 0.03;
      const sympathy = isMutual ? 2 + Math.floor(5 * random()) : random() < 0.1 ? 1 + Math.floor(3 * random()) : 0;
      column[arc] = mentor;
      high[arc] = packing.served + firstNeed + (isMutual ? packing.mutual : 0) + Math.floor(11 * random());
      low[arc++] = sympathy * packing.sympathy;
    }
  }
  const room = Int32Array.from({ length: mentors }, () => 1 + Math.floor(3 * random()));
  const led = new Int32Array(mentors);
  const sizes = { group: new Int32Array(mentors).fill(1), together: new Uint8Array(mentees), sized: false };
  const places = { room, led, ...sizes, loadStep: packing.load, firstGain: 0, doors: false };
  return indexed({ mentees, mentors, start, column, high, low, ...places });
}
