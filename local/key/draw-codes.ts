const LETTER = 'К';

/** Codes have so many digits that a drawn one is rarely taken. */
function spaceFor(count: number): { readonly from: number; readonly to: number } {
  return count <= 300 ? { from: 100, to: 999 } : { from: 1000, to: 9999 };
}

/**
 * Random codes: neither the order of the staff list nor that of the alphabet can be read off them.
 * @param taken codes that are somebody's, or were
 * @param randomInt a whole number in [0, limit), impossible to guess
 * @throws RangeError where so many codes do not exist
 */
export function drawCodes(count: number, taken: ReadonlySet<string>, randomInt: (limit: number) => number): string[] {
  const { from, to } = spaceFor(count + taken.size);
  const free = Array.from({ length: to - from + 1 }, (_, i) => `${LETTER}-${from + i}`).filter(
    (code) => !taken.has(code),
  );
  if (free.length < count) throw new RangeError(`There are ${free.length} free codes, and ${count} are asked for.`);
  return Array.from({ length: count }, () => free.splice(randomInt(free.length), 1)[0] ?? '');
}
