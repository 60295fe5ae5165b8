import type { Assignment } from './assignment.ts';
import type { Packing } from './packing.ts';
import type { Transport } from './transport.ts';

/** A level of the objective: what each arc and each place of a mentor adds to its sum. All are whole numbers. */
export interface LevelSum {
  readonly gain: Float64Array;
  /** Place k of mentor j, with k from 0, adds place[j · mostPlaces + k]. */
  readonly place: Float64Array;
}

/** The largest number of places of a mentor. */
export function mostPlaces({ room }: Transport): number {
  return room.reduce((most, places) => Math.max(most, places), 1);
}

/** The levels that the two numbers of each arc hold. Assignments are compared by their sums at these levels, from first to last. */
export function levelSumsOf(transport: Transport, { levels, units, sympathy, load }: Packing): LevelSum[] {
  const { high, low, room, led, loadStep, column } = transport;
  const places = mostPlaces(transport);
  const noPlace = new Float64Array(room.length * places);
  const digit = (numbers: Float64Array, unit: number, above = Number.POSITIVE_INFINITY): LevelSum => ({
    gain: numbers.map((value) => Math.floor((value % above) / unit)),
    place: noPlace,
  });
  const firstPlaces = noPlace.map((_, at) => Number((led[Math.floor(at / places)] ?? 0) + (at % places) === 0));
  const squares = noPlace.map((_, at) => -2 * ((led[Math.floor(at / places)] ?? 0) + (at % places)) - 1);
  return [
    ...units.map((unit, level) => ({
      ...digit(high, unit, units[level - 1]),
      place: levels[level]?.key === 'led' ? firstPlaces : noPlace,
    })),
    digit(low, sympathy),
    { gain: new Float64Array(column.length), place: loadStep === 0 ? noPlace : squares },
    digit(low, 1, load),
  ];
}

/** What an assignment, or a part of it, adds up to at a level. */
export function sumAt(
  { gain, place }: LevelSum,
  { arcOf, load, transport }: Pick<Assignment, 'arcOf' | 'load' | 'transport'>,
): number {
  const places = mostPlaces(transport);
  let sum = 0;
  for (const arc of arcOf) if (arc >= 0) sum += gain[arc] ?? 0;
  load.forEach((count, mentor) => {
    for (let at = 0; at < count; at++) sum += place[mentor * places + at] ?? 0;
  });
  return sum;
}

/** The largest sum at a level, if every mentee could have the pair that adds most, and every place were taken that adds something. */
export function mostAt({ gain, place }: LevelSum, { mentees, start }: Transport): number {
  let sum = place.reduce((total, worth) => total + Math.max(0, worth), 0);
  for (let mentee = 0; mentee < mentees; mentee++) {
    let most = 0;
    for (let arc = start[mentee] ?? 0; arc < (start[mentee + 1] ?? 0); arc++) most = Math.max(most, gain[arc] ?? 0);
    sum += most;
  }
  return sum;
}

/** What these sums, one for each level, are in the two numbers of the objective. */
export function packedSums(
  sums: readonly number[],
  { units, sympathy, load }: Packing,
): readonly [high: number, low: number] {
  const high = units.reduce((total, unit, level) => total + unit * (sums[level] ?? 0), 0);
  const [likes = 0, evenness = 0, kept = 0] = sums.slice(units.length);
  return [high, likes * sympathy + evenness * load + kept];
}
