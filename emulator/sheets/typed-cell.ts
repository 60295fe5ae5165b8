import { checkLength, formulaContent, makeCell } from './cell-data.ts';
import type { CellFormat } from './cell-format.ts';
import type { Draft } from './draft.ts';
import type { Cell, Scalar } from './model.ts';
import type { NumberFormat } from './number-format.ts';
import { parseTyped, type Typed } from './typed-input.ts';

/** A cell after typing a value into it. A text is parsed as a number, a date or a formula unless the cell is formatted as text. */
export function typedCell(draft: Draft, old: Cell | null, input: Scalar): Cell | null {
  const format = draft.piece<CellFormat>(old?.format);
  const { rule, note } = old ?? {};
  const plain = typeof input !== 'string' || format?.numberFormat?.type === 'TEXT';
  if (!plain && /^=./s.test(input))
    return makeCell({ ...formulaContent(draft, input), rule, note, format: old?.format });
  const typed: Typed = plain
    ? { value: input }
    : parseTyped(input, draft.properties.locale, draft.now.getUTCFullYear());
  checkLength(typed.value);
  return makeCell({
    value: typed.value,
    rule,
    note,
    format: formatKey(draft, old?.format, format, typed.numberFormat),
  });
}

/** The key of a cell's format after typing: as typed for dates, percentages and amounts, unless the cell has such a format already. */
function formatKey(
  draft: Draft,
  key: string | undefined,
  format: CellFormat | undefined,
  typed: NumberFormat | undefined,
): string | undefined {
  const own = format?.numberFormat;
  if (!typed || own?.type === typed.type || (own && typed.type === 'NUMBER')) return key;
  return draft.share({ ...format, numberFormat: typed });
}
