import { columnLetters } from './a1.ts';

/** The moves of a tab's cells between two snapshots, and the move of the formula's own row. */
export interface Movement {
  readonly title: string;
  /** Grid row of the formula in the earlier snapshot (`from`) and in the later snapshot (`to`). */
  readonly from: number;
  readonly to: number;
  /**
   * The new place of a grid row, if people inserted or deleted rows: then each reference follows its cell. Absent after a sort: then Google shifts
   * relative rows, as in a copied formula.
   */
  readonly rows?: (row: number) => number;
  readonly columns: (column: number) => number;
}

const CORNER = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,7}`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?[1-9]\d{0,7}`;
const CELLS = `${CORNER}(?::(?:${CORNER}|${COLUMN}|${ROW}))?|${COLUMN}:(?:${CORNER}|${COLUMN})|${ROW}:(?:${CORNER}|${ROW})`;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.]*`;

/** This pattern also matches texts and names, so that nothing inside them counts as a reference. */
const PARTS = new RegExp(
  String.raw`"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|${NAME})!)?(${CELLS})(?![\p{L}\p{N}_.(!])|'(?:[^']|'')+'!|${NAME}|\d[\d.]*(?:[eE][+-]?\d+)?`,
  'gu',
);

const columnIndex = (letters: string): number =>
  [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The tab's title before `!`, without the formula's quotes. */
const titleIn = (tab: string): string => tab.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");

/** A corner of a reference after the move; undefined if it would be above the first row. */
function movedCorner(corner: string, isOwn: boolean, { from, to, rows, columns }: Movement): string | undefined {
  const [, first = '', letters = '', second = '', digits = ''] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(corner) ?? [];
  // In a reference to whole rows, the only `$` stands before the row.
  const isFixed = (letters === '' ? first : second) !== '';
  const column = letters === '' ? '' : isOwn ? columnLetters(columns(columnIndex(letters))) : letters;
  if (digits === '') return `${first}${column}`;
  const row = Number(digits) - 1;
  const shifted = isFixed ? row : row + to - from;
  const moved = rows ? (isOwn ? rows(row) : row) : shifted;
  return moved < 0 ? undefined : `${first}${column}${second}${moved + 1}`;
}

/**
 * Rewrites a formula as Google does when the formula's row moves.
 *
 * @example
 * movedFormula('=B7&$A$1', { title: 'Участники', from: 6, to: 1, columns: (column) => column }); // '=B2&$A$1'
 */
export function movedFormula(formula: string, movement: Movement): string {
  return formula.replace(PARTS, (part: string, tab: string | undefined, cells: string | undefined) => {
    if (cells === undefined) return part;
    const isOwn = tab === undefined || titleIn(tab).toLowerCase() === movement.title.toLowerCase();
    const corners = cells.split(':').map((corner) => movedCorner(corner, isOwn, movement));
    return corners.includes(undefined) ? '#REF!' : `${tab ?? ''}${corners.join(':')}`;
  });
}
