import type { Block } from './content.ts';

/** Changes every text of a block. */
export function mapTexts(block: Block, change: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'display':
      return { ...block, text: change(block.text) };
    case 'text':
      return { ...block, text: change(block.text), ...(block.label ? { label: change(block.label) } : {}) };
    case 'list':
      return { ...block, items: block.items.map(change) };
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

/** Every text of a block. */
export function textsOf(block: Block): readonly string[] {
  const texts: string[] = [];
  mapTexts(block, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
