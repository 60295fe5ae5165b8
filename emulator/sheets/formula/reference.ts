import { columnIndex, columnName, quoteTitle } from '../a1.ts';

/** One corner of a reference. `$` keeps a side fixed when the formula is copied. */
export interface Corner {
  readonly row?: number;
  readonly column?: number;
  readonly fixedRow?: true;
  readonly fixedColumn?: true;
}

/** A reference in a formula. Without `tab` it refers to the formula's own tab. */
export interface Reference {
  readonly tab?: string;
  readonly from: Corner;
  /** The other corner; absent if the reference is a single cell. */
  readonly to?: Corner;
}

/** Parses a reference token. */
export function readReference(text: string): Reference {
  const mark = text.lastIndexOf('!');
  const tab = mark < 0 ? undefined : unquoted(text.slice(0, mark));
  const [from = '', to] = text.slice(mark + 1).split(':');
  const corners = to === undefined ? { from: corner(from) } : ordered(corner(from), corner(to));
  return { ...(tab !== undefined && { tab }), ...corners };
}

const unquoted = (title: string): string => (title.startsWith("'") ? title.slice(1, -1).replaceAll("''", "'") : title);

function corner(text: string): Corner {
  const [, fixedColumn, letters, fixedRow, digits] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  // In a reference to whole rows, the pattern finds the row's `$` in the column's position.
  const fixed = letters === '' ? fixedColumn : fixedRow;
  return {
    ...(letters && { column: columnIndex(letters), ...(fixedColumn && { fixedColumn: true }) }),
    ...(digits && { row: Number(digits) - 1, ...(fixed && { fixedRow: true }) }),
  };
}

/** Orders the corners, upper left first: `='Sales'!B3:a2` is stored as `=Sales!A2:B3`. */
function ordered(a: Corner, b: Corner): { from: Corner; to: Corner } {
  const rows = swapped(a.row, b.row);
  const columns = swapped(a.column, b.column);
  return {
    from: { ...rowOf(rows ? b : a), ...columnOf(columns ? b : a) },
    to: { ...rowOf(rows ? a : b), ...columnOf(columns ? a : b) },
  };
}

const swapped = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a > b;

function rowOf({ row, fixedRow }: Corner): Corner {
  return row === undefined ? {} : { row, ...(fixedRow && { fixedRow }) };
}

function columnOf({ column, fixedColumn }: Corner): Corner {
  return column === undefined ? {} : { column, ...(fixedColumn && { fixedColumn }) };
}

/** Writes a reference as Google stores it: `a1:a1` is `A1`, and titles are quoted only if necessary. */
export function writeReference({ tab, from, to }: Reference): string {
  const first = writeCorner(from);
  const last = to === undefined ? first : writeCorner(to);
  const single = first === last && from.row !== undefined && from.column !== undefined;
  return `${tab === undefined ? '' : `${quoteTitle(tab)}!`}${single ? first : `${first}:${last}`}`;
}

function writeCorner({ row, column, fixedRow, fixedColumn }: Corner): string {
  const letters = column === undefined ? '' : `${fixedColumn ? '$' : ''}${columnName(column)}`;
  return `${letters}${row === undefined ? '' : `${fixedRow ? '$' : ''}${row + 1}`}`;
}
