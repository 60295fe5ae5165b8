const RUSSIAN = new Intl.Collator('ru', { numeric: true });

/** The sort key of a text: in a date, the year comes first. */
const sortable = (text: string): string => text.replace(/^(\d{2})\.(\d{2})\.(\d{4})/, '$3.$2.$1');

/**
 * The order of two cells: dates by time, numbers by value, words by the Russian alphabet. Empty cells come last in both directions. For the
 * descending order, Tabulator swaps the two arguments.
 */
export function compareCells(one: string, other: string, direction: 'asc' | 'desc'): number {
  if (one === '' || other === '') return (Number(one === '') - Number(other === '')) * (direction === 'asc' ? 1 : -1);
  return RUSSIAN.compare(sortable(one), sortable(other));
}
