import type { CellEdit, Choice, GridCell, GridRow, GridView } from '../../curator/grid/grid-view.ts';
import type { Act } from './undo-stack.ts';

/** A place in the grid: a row's index in the sheet, and the position of a shown column. */
export interface Place {
  readonly row: number;
  readonly at: number;
}

/** A row as Tabulator keeps it: one text for each shown column, by which it sorts and filters. */
export type TableRow = { readonly n: number } & Record<string, string | number>;

export const fieldOf = (at: number): string => `c${at}`;

/** The content of a cell as people type it. */
export const contentOf = ({ typed, text }: GridCell): string => typed ?? text;

const EMPTY: GridCell = { text: '' };

/** What a new description changes: cells, and rows of the table, which has them by number. */
export interface Difference {
  readonly changed: readonly Place[];
  readonly added: readonly TableRow[];
  readonly removed: readonly number[];
}

/** The open tab as the server last described it. */
export class TabState {
  view: GridView;
  private rows: ReadonlyMap<number, GridRow>;

  constructor(view: GridView) {
    this.view = view;
    this.rows = rowsOf(view);
  }

  cell({ row, at }: Place): GridCell {
    return this.rows.get(row)?.cells[at] ?? EMPTY;
  }

  /** The entries to choose from in a cell; undefined if any text may stand there. */
  choices({ list }: GridCell): readonly Choice[] | undefined {
    return list === undefined ? undefined : this.view.lists[list];
  }

  tableRows(): TableRow[] {
    return this.view.rows.map(tableRow);
  }

  /** The edit that types a text into a cell; undefined if the cell has that content or is closed. */
  edit({ row, at }: Place, now: string): CellEdit | undefined {
    const found = this.rows.get(row);
    const column = this.view.columns[at];
    const cell = found?.cells[at];
    if (!found || !column || !cell || cell.closed || contentOf(cell) === now) return undefined;
    return { row, id: found.id, column: column.index, was: contentOf(cell), now };
  }

  /** The edits that restore what other edits changed, except where the cell has changed since. */
  reverse({ edits, settled }: Act): CellEdit[] {
    return edits.flatMap((done) => {
      const row = this.view.rows.find(({ id }) => id === done.id) ?? this.rows.get(done.row);
      const at = this.view.columns.findIndex(({ index }) => index === done.column);
      if (!row || at < 0 || contentOf(row.cells[at] ?? EMPTY) !== (settled?.get(done) ?? done.now)) return [];
      return this.edit({ row: row.index, at }, done.was) ?? [];
    });
  }

  /** Takes a new description. @returns what is another now; undefined if the columns are */
  take(view: GridView): Difference | undefined {
    const before = this.view;
    const old = this.rows;
    this.view = view;
    this.rows = rowsOf(view);
    if (titlesOf(before) !== titlesOf(view)) return undefined;
    const isNew = ({ index }: GridRow) => !old.has(index);
    const changed = view.rows.flatMap((row) =>
      row.cells.flatMap((cell, at) =>
        isNew(row) || JSON.stringify(cell) === JSON.stringify(old.get(row.index)?.cells[at])
          ? []
          : [{ row: row.index, at }],
      ),
    );
    return {
      changed,
      added: view.rows.filter(isNew).map(tableRow),
      removed: before.rows.flatMap(({ index }) => (this.rows.has(index) ? [] : [index + 1])),
    };
  }
}

const titlesOf = ({ columns }: GridView) => columns.map(({ title, index }) => `${index} ${title}`).join('\n');

const rowsOf = ({ rows }: GridView) => new Map(rows.map((row) => [row.index, row]));

const tableRow = ({ index, cells }: GridRow): TableRow => ({
  n: index + 1,
  ...Object.fromEntries(cells.map(({ text }, at) => [fieldOf(at), text])),
});
