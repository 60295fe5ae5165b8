/** A whole number from 0 inclusive to `limit` exclusive. */
export type Random = (limit: number) => number;

/** The elements in random order, each order equally likely (Fisher and Yates). */
export function shuffled<T>(elements: readonly T[], random: Random): T[] {
  const left = [...elements];
  const result: T[] = [];
  while (left.length > 0) result.push(...left.splice(random(left.length), 1));
  return result;
}
