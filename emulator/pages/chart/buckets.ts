import { shownNumber } from './scale.ts';

interface Bucket {
  readonly label: string;
  readonly count: number;
}

/** The width of a histogram's column: 1, 2 or 5 times a power of ten, chosen so that the number of columns is near Sturges' rule. */
function roundSize(span: number, count: number): number {
  const rough = span / (Math.log2(count) + 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10);
}

/** The columns of a histogram: ranges of equal size from the smallest to the largest number, with the count of numbers in each. */
export function bucketsOf(numbers: readonly number[], wished?: number): Bucket[] {
  if (numbers.length === 0) return [];
  const least = numbers.reduce((low, each) => Math.min(low, each));
  const span = numbers.reduce((high, each) => Math.max(high, each)) - least;
  const size = wished || (span === 0 ? 1 : roundSize(span, numbers.length));
  const first = Math.floor(least / size);
  const counts: number[] = Array.from({ length: Math.floor((least + span) / size) - first + 1 }, () => 0);
  for (const each of numbers) {
    const place = Math.floor(each / size) - first;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    label: `${shownNumber((first + index) * size)}–${shownNumber((first + index + 1) * size)}`,
    count,
  }));
}
