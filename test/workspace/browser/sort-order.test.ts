import { describe, expect, it } from 'vitest';
import { compareCells } from '../../../workspace/browser/grid/sort-order.ts';

/** Texts in the order in which the grid shows them. For the descending order, the grid swaps the two arguments. */
const sorted = (texts: readonly string[], direction: 'asc' | 'desc') =>
  texts.toSorted((a, b) => (direction === 'asc' ? compareCells(a, b, 'asc') : compareCells(b, a, 'desc')));

describe('the order of cells', () => {
  it.each([
    [
      'dates',
      ['16.09.2026', '', '02.11.2026', '31.05.2026 12:00:00'],
      ['31.05.2026 12:00:00', '16.09.2026', '02.11.2026'],
    ],
    ['numbers', ['100,0', '9', '', '87,5'], ['9', '87,5', '100,0']],
    ['words', ['яблоко', '', 'ёлка', 'Жук', 'еда'], ['еда', 'ёлка', 'Жук', 'яблоко']],
  ])('sorts %s in both directions, with empty cells last', (_, texts, ascending) => {
    expect(sorted(texts, 'asc')).toEqual([...ascending, '']);
    expect(sorted(texts, 'desc')).toEqual([...ascending.toReversed(), '']);
  });
});
