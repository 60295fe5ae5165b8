/**
 * The largest of these numbers, and at least `least`. `Math.max` with one argument for each number overflows the stack from about 120,000 numbers on,
 * and a tab may have more rows.
 */
export const largest = (numbers: readonly number[], least: number): number =>
  numbers.reduce((most, number) => Math.max(most, number), least);
