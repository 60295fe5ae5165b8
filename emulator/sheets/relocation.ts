import { bounded, contains, intersection, type Shift, shiftRange } from './grid-range.ts';
import type { Area, Dimension, GridRange, Sheet } from './model.ts';

/** How a tab's cells move in a change. We update all references to these cells. */
export interface Relocation {
  readonly sheetId: number;
  /** The range after the change, in one piece; undefined if its cells are gone. Open sides stay open. */
  range<R extends GridRange>(range: R): R | undefined;
  /** Like `range`, for ranges that may be split. The result may be several ranges or empty. */
  pieces(range: GridRange): readonly GridRange[];
  /** The index that replaces a deleted index. */
  readonly gone: number;
}

const SIDES = {
  ROWS: ['startRowIndex', 'endRowIndex'],
  COLUMNS: ['startColumnIndex', 'endColumnIndex'],
} as const;

const other = (dimension: Dimension): Dimension => (dimension === 'ROWS' ? 'COLUMNS' : 'ROWS');

/** How cells move when whole rows or columns are inserted or deleted. */
export function shifted(shift: Shift): Relocation {
  const range = <R extends GridRange>(each: R): R | undefined => shiftRange(each, shift);
  return { sheetId: shift.sheetId, range, pieces: (each) => listOf(range(each)), gone: shift.start };
}

/** How cells move when an insertion or deletion shifts a band of columns or rows. A range partly in the band stays (`range`) or is split (`pieces`). */
export function bandShifted(shift: Shift, band: readonly [from: number, to: number], sheet: Sheet): Relocation {
  const [from, to] = SIDES[other(shift.dimension)];
  const inside = (each: GridRange): boolean => (each[from] ?? -1) >= band[0] && (each[to] ?? Infinity) <= band[1];
  const range = <R extends GridRange>(each: R): R | undefined => (inside(each) ? shiftRange(each, shift) : each);
  const pieces = (each: GridRange): readonly GridRange[] => {
    const area = bounded(each, sheet);
    const cut: Area = { ...area, [from]: Math.max(area[from], band[0]), [to]: Math.min(area[to], band[1]) };
    if (inside(each) || cut[from] >= cut[to]) return listOf(range(each));
    const before = { ...area, [to]: cut[from] };
    const after = { ...area, [from]: cut[to] };
    const moved = shiftRange(cut, shift);
    const parts: readonly Area[] = [before, ...(moved ? [moved] : []), after];
    return parts.filter((piece) => piece[from] < piece[to]);
  };
  return {
    sheetId: shift.sheetId,
    range: (each) => (each.sheetId === shift.sheetId ? range(each) : each),
    pieces,
    gone: 0,
  };
}

export interface BlockMove {
  readonly sheetId: number;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
  /** The index before which the block goes, in the order before the move. The index is not inside the block. */
  readonly destination: number;
}

/** The new index of the row or column at `index` after the block has moved. */
function movedIndex(index: number, { start, end, destination }: BlockMove): number {
  const count = end - start;
  const target = destination > start ? destination - count : destination;
  if (index >= start && index < end) return index - start + target;
  const without = index >= end ? index - count : index;
  return without >= target ? without + count : without;
}

/** How cells move when a block of rows or columns moves. A range moves only if all its rows or columns move. */
export function reordered(move: BlockMove, size: number): Relocation {
  const [from, to] = SIDES[move.dimension];
  const range = <R extends GridRange>(each: R): R | undefined => {
    if (each.sheetId !== move.sheetId || (each[from] === undefined && each[to] === undefined)) return each;
    const [start, end] = [each[from] ?? 0, Math.min(each[to] ?? size, size)];
    const all = Array.from({ length: end - start }, (_, offset) => start + offset);
    const staying = all.filter((index) => index < move.start || index >= move.end);
    const places = (staying.length > 0 ? staying : all).map((index) => movedIndex(index, move));
    const [low, high] = [places[0] ?? start, places.at(-1) ?? end - 1];
    return {
      ...each,
      ...(each[from] !== undefined && { [from]: low }),
      ...(each[to] !== undefined && { [to]: high + 1 }),
    };
  };
  return { sheetId: move.sheetId, range, pieces: (each) => listOf(range(each)), gone: move.destination };
}

/** How cells move when they are cut and pasted. A range moves with the cells if it lies wholly among them. */
export function carried(source: Area, target: Area, sheet: Sheet): Relocation {
  const rows = target.startRowIndex - source.startRowIndex;
  const columns = target.startColumnIndex - source.startColumnIndex;
  const along = <R extends GridRange>(each: R): R => ({
    ...each,
    sheetId: target.sheetId,
    ...(each.startRowIndex !== undefined && { startRowIndex: each.startRowIndex + rows }),
    ...(each.endRowIndex !== undefined && { endRowIndex: each.endRowIndex + rows }),
    ...(each.startColumnIndex !== undefined && { startColumnIndex: each.startColumnIndex + columns }),
    ...(each.endColumnIndex !== undefined && { endColumnIndex: each.endColumnIndex + columns }),
  });
  const range = <R extends GridRange>(each: R): R =>
    each.sheetId === source.sheetId && contains(source, bounded(each, sheet)) ? along(each) : each;
  const pieces = (each: GridRange): readonly GridRange[] => {
    const area = bounded(each, sheet);
    const common = intersection(area, source);
    return common ? [...around(area, common), along(common)] : [each];
  };
  return { sheetId: source.sheetId, range, pieces, gone: 0 };
}

const listOf = (range: GridRange | undefined): readonly GridRange[] => (range ? [range] : []);

/** The parts of an area outside `hole`. */
export function around(area: Area, hole: Area): Area[] {
  const { startRowIndex, endRowIndex } = hole;
  const middle = { ...area, startRowIndex, endRowIndex };
  return [
    { ...area, endRowIndex: startRowIndex },
    { ...area, startRowIndex: endRowIndex },
    { ...middle, endColumnIndex: hole.startColumnIndex },
    { ...middle, startColumnIndex: hole.endColumnIndex },
  ].filter((each) => each.startRowIndex < each.endRowIndex && each.startColumnIndex < each.endColumnIndex);
}

/** The new span of rows or columns; undefined if the span is gone. */
export function relocatedSpan(
  relocation: Relocation,
  dimension: Dimension,
  start: number,
  end: number,
): readonly [number, number] | undefined {
  const [from, to] = SIDES[dimension];
  const moved = relocation.range({ sheetId: relocation.sheetId, [from]: start, [to]: end });
  return moved && [moved[from] ?? start, moved[to] ?? end];
}
