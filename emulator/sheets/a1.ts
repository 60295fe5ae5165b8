import type { GridRange } from './model.ts';

/** Column letters for a zero-based index: 0 → A, 26 → AA. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Zero-based index for column letters, case-insensitive: A → 0. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

const BARE_TITLE = /^[A-Za-z_][A-Za-z0-9_.]*$/;
const LOOKS_LIKE_CELL = /^([A-Za-z]{1,3}[0-9]+|R[0-9]*C[0-9]*|R[0-9]+|C[0-9]+)$/i;
/** A grid of Google has no columns with more letters than this. So the title Sheet1 is not a cell and needs no quotes. */
const WIDEST_COLUMN_LETTERS = 3;

/** A tab's title as Google writes it before `!`: bare if it is plain ASCII and not a reference, otherwise quoted. */
export function quoteTitle(title: string): string {
  const letters = /^[A-Za-z]*/.exec(title)?.[0].length ?? 0;
  const reference = LOOKS_LIKE_CELL.test(title) && letters <= WIDEST_COLUMN_LETTERS;
  return BARE_TITLE.test(title) && !reference ? title : `'${title.replaceAll("'", "''")}'`;
}

/** The range in A1 with its tab, e.g. `'Лист1'!A1:Z1000`; one cell has no colon. Only whole columns and rows may have open sides. */
export function showA1(title: string, range: GridRange): string {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range;
  const corner = (column: number | undefined, row: number | undefined): string =>
    `${column === undefined ? '' : columnName(column)}${row === undefined ? '' : row + 1}`;
  const from = corner(startColumnIndex, startRowIndex);
  const to = corner(
    endColumnIndex === undefined ? undefined : endColumnIndex - 1,
    endRowIndex === undefined ? undefined : endRowIndex - 1,
  );
  if (from === '' && to === '') return quoteTitle(title);
  return `${quoteTitle(title)}!${from === to && startRowIndex !== undefined ? from : `${from}:${to}`}`;
}

/** A reference's cells without the tab. Open sides are missing. */
export type Cells = Omit<GridRange, 'sheetId'>;

/** One end of a reference. A side is missing if it is open. */
export interface Corner {
  readonly row?: number;
  readonly column?: number;
}

/** Parses `A1`, `A1:B2`, `A:C`, `2:5`, `A5:A`, `$B$3` or R1C1; undefined for anything else. Either corner may come first: `B2:A1` is `A1:B2`. */
export function parseCells(reference: string): Cells | undefined {
  const parts = reference.split(':');
  if (parts.length > 2) return undefined;
  const corners = parts.map((part) => parseCorner(part.trim()));
  const first = corners[0];
  const last = corners.length === 2 ? corners[1] : first;
  if (!first || !last) return undefined;
  if (corners.length === 1 && (first.row === undefined || first.column === undefined)) return undefined;
  return cellsBetween(first, last);
}

/** The cells between two corners, in either order. If both corners leave a side open, that side is missing. */
export function cellsBetween(first: Corner, last: Corner): Cells {
  const rows = side(first.row, last.row);
  const columns = side(first.column, last.column);
  return {
    ...(rows.start !== undefined && { startRowIndex: rows.start }),
    ...(rows.end !== undefined && { endRowIndex: rows.end }),
    ...(columns.start !== undefined && { startColumnIndex: columns.start }),
    ...(columns.end !== undefined && { endColumnIndex: columns.end }),
  };
}

function side(a: number | undefined, b: number | undefined): { start?: number; end?: number } {
  if (a !== undefined && b !== undefined) return { start: Math.min(a, b), end: Math.max(a, b) + 1 };
  const start = a ?? b;
  return start === undefined ? {} : { start };
}

function parseCorner(text: string): Corner | undefined {
  const a1 = /^\$?([A-Za-z]{1,3})?\$?([0-9]{1,8})?$/.exec(text);
  if (a1 && (a1[1] || a1[2])) {
    if (a1[2] === '0' || /^0/.test(a1[2] ?? '')) return undefined;
    return { ...(a1[1] && { column: columnIndex(a1[1]) }), ...(a1[2] && { row: Number(a1[2]) - 1 }) };
  }
  const r1c1 = /^R([1-9][0-9]*)C([1-9][0-9]*)$/i.exec(text);
  return r1c1 ? { row: Number(r1c1[1]) - 1, column: Number(r1c1[2]) - 1 } : undefined;
}

/** A reference split into title and cells, e.g. `'It''s'!A1`. Without quotes (`quoted`), a word may also be a name. */
export interface Reference {
  readonly title?: string;
  readonly quoted: boolean;
  readonly rest?: string;
}

export function splitReference(reference: string): Reference | undefined {
  const trimmed = reference.trim();
  const quoted = /^'((?:[^']|'')*)'(?:!(.+))?$/s.exec(trimmed);
  if (quoted) {
    const title = (quoted[1] ?? '').replaceAll("''", "'");
    return { title, quoted: true, ...(quoted[2] !== undefined && { rest: quoted[2] }) };
  }
  if (trimmed.startsWith("'") || trimmed === '') return undefined;
  const mark = trimmed.lastIndexOf('!');
  if (mark < 0) return { quoted: false, rest: trimmed };
  return { title: trimmed.slice(0, mark), quoted: false, rest: trimmed.slice(mark + 1) };
}
