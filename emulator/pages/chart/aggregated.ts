const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);

function median(list: readonly number[]): number | undefined {
  const sorted = list.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((list.length - 1) / 2)], sorted[Math.ceil((list.length - 1) / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The value of a scorecard: Google's ChartAggregateType of its numbers, by default the sum. Undefined without numbers. */
export function aggregated(numbers: readonly number[], type = 'SUM'): number | undefined {
  if (type === 'COUNT') return numbers.length;
  if (numbers.length === 0) return undefined;
  switch (type) {
    case 'AVERAGE':
      return sum(numbers) / numbers.length;
    case 'MAX':
      return numbers.reduce((most, each) => Math.max(most, each));
    case 'MIN':
      return numbers.reduce((least, each) => Math.min(least, each));
    case 'MEDIAN':
      return median(numbers);
    default:
      return sum(numbers);
  }
}
