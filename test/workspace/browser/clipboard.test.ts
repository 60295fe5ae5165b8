import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipboardCells, clipboardText } from '../../../workspace/browser/grid/clipboard.ts';

const cell = fc.string({ unit: fc.constantFrom('а', 'Б', ' ', '"', '\t', '\n', '7', '=') });

describe('cells on the clipboard', () => {
  it('come back as they were', () => {
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(block, (cells) => {
        // An empty last line cannot be distinguished from the line break at the end of a copied line.
        fc.pre(cells.length === 1 || cells.at(-1)?.join('') !== '');
        expect(clipboardCells(clipboardText(cells))).toEqual(cells);
      }),
    );
  });

  it('are read as Excel writes them', () => {
    expect(clipboardCells('Тестова Анна\tучитель\r\n"две\r\nстроки"\t"она ""та"""\r\n')).toEqual([
      ['Тестова Анна', 'учитель'],
      ['две\nстроки', 'она "та"'],
    ]);
    // Excel writes a text as it is if no tab, line break or quote makes it ambiguous; other programs always do.
    expect(clipboardCells('"Лучик" школа\t"не закрыта\t5" доска\n"=A1"\tб')).toEqual([
      ['"Лучик" школа', '"не закрыта', '5" доска'],
      ['=A1', 'б'],
    ]);
    expect(clipboardCells('')).toEqual([['']]);
    expect(clipboardCells('\t')).toEqual([['', '']]);
  });
});
