import type { Assignment } from './assignment.ts';
import type { Packing } from './packing.ts';
import type { Transport } from './transport.ts';

/** A level of the objective: the amounts that each arc and each place of a mentor add to the level's sum. All amounts are whole numbers. */
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

/** The sum of an assignment, or of a part of it, at a level. */
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

/** An upper bound on the sum at a level: every mentee has the pair that adds most, and every place that adds something is taken. */
export function mostAt({ gain, place }: LevelSum, { mentees, start }: Transport): number {
  let sum = place.reduce((total, worth) => total + Math.max(0, worth), 0);
  for (let mentee = 0; mentee < mentees; mentee++) {
    let most = 0;
    for (let arc = start[mentee] ?? 0; arc < (start[mentee + 1] ?? 0); arc++) most = Math.max(most, gain[arc] ?? 0);
    sum += most;
  }
  return sum;
}

/** Converts one sum per level to the two numbers of the objective. */
export function packedSums(
  sums: readonly number[],
  { units, sympathy, load }: Packing,
): readonly [high: number, low: number] {
  const high = units.reduce((total, unit, level) => total + unit * (sums[level] ?? 0), 0);
  const [likes = 0, evenness = 0, kept = 0] = sums.slice(units.length);
  return [high, likes * sympathy + evenness * load + kept];
}
