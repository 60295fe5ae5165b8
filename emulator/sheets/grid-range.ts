import type { Area, Dimension, GridRange, Sheet } from './model.ts';
import { int32, message } from './shape.ts';

const gridRangeFields = message({
  sheetId: int32,
  startRowIndex: int32,
  endRowIndex: int32,
  startColumnIndex: int32,
  endColumnIndex: int32,
});

/** A GridRange in a request; the tab defaults to 0. */
export const gridRange = {
  fields: gridRangeFields.fields,
  read: (value: unknown, at: string): GridRange => ({ sheetId: 0, ...gridRangeFields.read(value, at) }),
};

/** A GridRange as Google writes it, without `sheetId` 0. */
export function showRange({ sheetId, ...sides }: GridRange): object {
  return sheetId === 0 ? sides : { sheetId, ...sides };
}

/** The range with its missing sides at the edge of the grid. */
export function bounded(range: GridRange, { properties: { gridProperties } }: Sheet): Area {
  return {
    sheetId: range.sheetId,
    startRowIndex: range.startRowIndex ?? 0,
    endRowIndex: range.endRowIndex ?? gridProperties.rowCount,
    startColumnIndex: range.startColumnIndex ?? 0,
    endColumnIndex: range.endColumnIndex ?? gridProperties.columnCount,
  };
}

export function wholeSheet(sheet: Sheet): Area {
  return bounded({ sheetId: sheet.properties.sheetId }, sheet);
}

export function intersection(a: Area, b: Area): Area | undefined {
  if (a.sheetId !== b.sheetId) return undefined;
  const common = {
    sheetId: a.sheetId,
    startRowIndex: Math.max(a.startRowIndex, b.startRowIndex),
    endRowIndex: Math.min(a.endRowIndex, b.endRowIndex),
    startColumnIndex: Math.max(a.startColumnIndex, b.startColumnIndex),
    endColumnIndex: Math.min(a.endColumnIndex, b.endColumnIndex),
  };
  return common.startRowIndex < common.endRowIndex && common.startColumnIndex < common.endColumnIndex
    ? common
    : undefined;
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    outer.sheetId === inner.sheetId &&
    outer.startRowIndex <= inner.startRowIndex &&
    outer.endRowIndex >= inner.endRowIndex &&
    outer.startColumnIndex <= inner.startColumnIndex &&
    outer.endColumnIndex >= inner.endColumnIndex
  );
}

/** A change of the grid. A positive `count` inserts rows or columns before `start`. A negative `count` deletes them from `start` on. */
export interface Shift {
  readonly sheetId: number;
  readonly dimension: Dimension;
  readonly start: number;
  readonly count: number;
}

/** The half-open span after the change; undefined if the change deletes the whole span. */
function shiftSpan(from: number, to: number, shift: Shift): readonly [number, number] | undefined {
  const { start, count } = shift;
  // A span grows on an insertion strictly inside it, and moves on an insertion before it.
  if (count >= 0) return [from >= start ? from + count : from, to > start ? to + count : to];
  const end = start - count;
  const edge = (at: number): number => (at <= start ? at : at >= end ? at + count : start);
  const span = [edge(from), edge(to)] as const;
  return span[0] < span[1] ? span : undefined;
}

/** The range after the change; undefined if its cells are gone. Unbounded sides stay unbounded. */
export function shiftRange<R extends GridRange>(range: R, shift: Shift): R | undefined {
  if (range.sheetId !== shift.sheetId) return range;
  const [startKey, endKey] =
    shift.dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  const start = range[startKey];
  const end = range[endKey];
  if (start === undefined && end === undefined) return range;
  const span = shiftSpan(start ?? 0, end ?? Number.MAX_SAFE_INTEGER / 2, shift);
  if (!span) return undefined;
  return {
    ...range,
    ...(start !== undefined && { [startKey]: span[0] }),
    ...(end !== undefined && { [endKey]: span[1] }),
  };
}
