const RUSSIAN = new Intl.Collator('ru', { numeric: true });

/** A text by which it sorts: a date with its year first. */
const sortable = (text: string): string => text.replace(/^(\d{2})\.(\d{2})\.(\d{4})/, '$3.$2.$1');

/**
 * The order of two cells: dates by time, numbers by value, words by the Russian alphabet. Empty cells come last in both directions.
 * Tabulator swaps the two cells if people sort downwards.
 */
export function compareCells(one: string, other: string, direction: 'asc' | 'desc'): number {
  if (one === '' || other === '') return (Number(one === '') - Number(other === '')) * (direction === 'asc' ? 1 : -1);
  return RUSSIAN.compare(sortable(one), sortable(other));
}
