import { contentOf, makeCell } from './cell-data.ts';
import type { CellFormat } from './cell-format.ts';
import type { Draft } from './draft.ts';
import { offset } from './formula/rewrite.ts';
import { relocated } from './formula-cells.ts';
import type { Cell } from './model.ts';
import { choice } from './shape.ts';

const TYPES = [
  'PASTE_NORMAL',
  'PASTE_VALUES',
  'PASTE_FORMAT',
  'PASTE_NO_BORDERS',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_CONDITIONAL_FORMATTING',
] as const;

export type PasteType = (typeof TYPES)[number];

export const pasteType = choice('PasteType', TYPES);

/** Whether this type of pasting also copies merges and conditional formats. */
export const carriesFormats = (type: PasteType): boolean =>
  type === 'PASTE_NORMAL' || type === 'PASTE_FORMAT' || type === 'PASTE_CONDITIONAL_FORMATTING';

/** The result of pasting `source` over a cell. References shift `rows` down and `columns` right; both are 0 for cut cells. */
export function pasted(
  draft: Draft,
  target: Cell | null,
  source: Cell | null,
  type: PasteType,
  rows: number,
  columns: number,
): Cell | null {
  const moved = relocated(draft, source, offset(rows, columns));
  const { format, rule, note } = target ?? {};
  switch (type) {
    case 'PASTE_NORMAL':
      return moved;
    case 'PASTE_NO_BORDERS':
      return (
        moved &&
        makeCell({
          ...contentOf(moved),
          rule: moved.rule,
          note: moved.note,
          format: withoutBorders(draft, moved.format),
        })
      );
    case 'PASTE_VALUES':
      return makeCell({ value: source?.value, format, rule, note });
    case 'PASTE_FORMULA':
      return makeCell({ ...contentOf(moved), format, rule, note });
    case 'PASTE_FORMAT':
      return makeCell({ ...contentOf(target), format: source?.format, rule, note });
    case 'PASTE_DATA_VALIDATION':
      return makeCell({ ...contentOf(target), format, rule: source?.rule, note });
    case 'PASTE_CONDITIONAL_FORMATTING':
      return target;
  }
}

function withoutBorders(draft: Draft, key: string | undefined): string | undefined {
  const { borders: _gone, ...rest } = draft.piece<CellFormat>(key) ?? {};
  return Object.keys(rest).length > 0 ? draft.share(rest) : undefined;
}
