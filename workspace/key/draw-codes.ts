const LETTER = 'К';

/** The range of codes. It is so large that a random code is rarely taken. */
function spaceFor(count: number): { readonly from: number; readonly to: number } {
  return count <= 300 ? { from: 100, to: 999 } : { from: 1000, to: 9999 };
}

/**
 * Draws random codes, because a code must not show a person's place in the staff list or in the alphabet.
 * @param taken - codes that somebody has or had
 * @param randomInt - returns an unpredictable whole number in [0, limit)
 * @throws RangeError if fewer codes than requested exist
 */
export function drawCodes(count: number, taken: ReadonlySet<string>, randomInt: (limit: number) => number): string[] {
  const { from, to } = spaceFor(count + taken.size);
  const free = Array.from({ length: to - from + 1 }, (_, i) => `${LETTER}-${from + i}`).filter(
    (code) => !taken.has(code),
  );
  if (free.length < count) throw new RangeError(`There are ${free.length} free codes, and ${count} are asked for.`);
  return Array.from({ length: count }, () => free.splice(randomInt(free.length), 1)[0] ?? '');
}
