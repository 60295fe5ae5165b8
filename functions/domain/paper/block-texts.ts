import type { Block } from './content.ts';

const INSIDE = '\u2028';

/** Applies `change` to the lines of a list as one text, to find names that are split over lines. */
export function asOneText(items: readonly string[], change: (text: string) => string): readonly string[] {
  if (items.length === 0) return items;
  const text = change(items.map((item) => item.replace(/\n/g, INSIDE)).join('\n'));
  return text.split('\n').map((item) => item.replaceAll(INSIDE, '\n'));
}

/** Applies `change` to every text of a block. A list is one text, because a setting with several lines becomes a list. */
export function mapTexts(block: Block, change: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'display':
      return { ...block, text: change(block.text) };
    case 'text':
      return { ...block, text: change(block.text), ...(block.label ? { label: change(block.label) } : {}) };
    case 'list':
      return { ...block, items: asOneText(block.items, change) };
    case 'table':
      return { ...block, header: block.header.map(change), rows: block.rows.map((cells) => cells.map(change)) };
    case 'columns':
      return { ...block, cells: block.cells.map(change) };
    case 'signatures':
      return {
        ...block,
        lines: block.lines.map(({ who, name }) => ({ who: change(who), ...(name ? { name: change(name) } : {}) })),
      };
    case 'pageBreak':
      return block;
  }
}

export function textsOf(block: Block): readonly string[] {
  const texts: string[] = [];
  mapTexts(block, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
