/** Repeatable randomness. The same labels give the same results, whatever other labels are in use. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number within the bounds, inclusive. */
  int(min: number, max: number): number;
  /** @throws RangeError if the list is empty. */
  pick<T>(list: readonly T[]): T;
  /** Some elements of the list in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  happens(probability: number): boolean;
}

/** FNV-1a, 32 bits. Similar labels get very different hashes. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}

/** A random sequence named by its labels, e.g. `seeded(1, 'persona', 3)`. */
export function seeded(...labels: readonly (string | number)[]): Chance {
  let state = hash(labels.join('|'));
  // mulberry32: small, fast, and good enough for people's habits.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    pick(list) {
      const picked = list[int(0, list.length - 1)];
      if (picked === undefined) throw new RangeError('Nothing to pick from.');
      return picked;
    },
    sample(list, count) {
      const left = [...list];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(int(0, left.length - 1), 1)).flat();
    },
    happens: (probability) => next() < probability,
  };
}
