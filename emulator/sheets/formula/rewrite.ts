import { cellsBetween } from '../a1.ts';
import type { GridRange } from '../model.ts';
import { type Corner, type Reference, readReference, writeReference } from './reference.ts';
import { tokenize } from './tokens.ts';

/** Returns the reference after its cells moved; undefined if the cells are gone. */
export type Move = (reference: Reference) => Reference | undefined;

/** The formula with each reference replaced. A lost reference becomes `#REF!`. An unparsable formula stays unchanged. */
export function rewriteReferences(formula: string, decimal: '.' | ',', move: Move): string {
  const tokens = tokenize(formula, decimal);
  if (!tokens) return formula;
  return `=${tokens
    .map(({ kind, text }) => {
      if (kind !== 'reference' || text.endsWith('#REF!')) return text;
      const reference = readReference(text);
      const moved = move(reference);
      if (moved === reference) return text;
      return moved ? writeReference(moved) : '#REF!';
    })
    .join('')}`;
}

/** The formula as Google stores it: references in capitals and ordered, titles spelled like the tabs. Everything else is unchanged. */
export function normalized(
  formula: string,
  decimal: '.' | ',',
  titleOf: (typed: string) => string | undefined,
): string {
  return rewriteReferences(formula, decimal, ({ tab, ...cells }) => {
    const title = tab === undefined ? undefined : (titleOf(tab) ?? tab);
    return { ...(title !== undefined && { tab: title }), ...cells };
  });
}

/** Returns a Move for a formula that is copied `rows` down and `columns` right. Sides without `$` shift. */
export function offset(rows: number, columns: number): Move {
  const moved = ({ row, column, fixedRow, fixedColumn }: Corner): Corner | undefined => {
    const toRow = row === undefined || fixedRow ? row : row + rows;
    const toColumn = column === undefined || fixedColumn ? column : column + columns;
    if ((toRow ?? 0) < 0 || (toColumn ?? 0) < 0) return undefined;
    return {
      ...(toRow !== undefined && { row: toRow }),
      ...(toColumn !== undefined && { column: toColumn }),
      ...(fixedRow && { fixedRow }),
      ...(fixedColumn && { fixedColumn }),
    };
  };
  return ({ tab, from, to }) => {
    const first = moved(from);
    const last = to && moved(to);
    if (!first || (to && !last)) return undefined;
    return { ...(tab !== undefined && { tab }), from: first, ...(last && { to: last }) };
  };
}

/** The cells of a reference as a range of the tab `sheetId`; open sides are missing. */
export function rangeOf({ from, to = from }: Reference, sheetId: number): GridRange {
  return { sheetId, ...cellsBetween(from, to) };
}

/** The reference with the cells of `range`. Its `$` signs stay. */
export function withRange({ tab, from, to }: Reference, range: GridRange): Reference {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range;
  const at = (corner: Corner, row: number | undefined, column: number | undefined): Corner => ({
    ...corner,
    ...(corner.row !== undefined && row !== undefined && { row }),
    ...(corner.column !== undefined && column !== undefined && { column }),
  });
  const last = (end: number | undefined, start: number | undefined): number | undefined =>
    end === undefined ? start : end - 1;
  const first = at(from, startRowIndex, startColumnIndex);
  return {
    ...(tab !== undefined && { tab }),
    from: first,
    ...(to && { to: at(to, last(endRowIndex, startRowIndex), last(endColumnIndex, startColumnIndex)) }),
  };
}
