/**
 * The largest of these numbers, and at least `least`. `Math.max` with one argument for each number overflows the stack from about 120,000 numbers on,
 * and a tab may have more rows.
 */
export const largest = (numbers: readonly number[], least: number): number =>
  numbers.reduce((most, number) => Math.max(most, number), least);

/** The length of the longest row or text, and at least `least`. */
export const longest = (rows: readonly { readonly length: number }[], least: number): number =>
  largest(
    rows.map((row) => row.length),
    least,
  );
