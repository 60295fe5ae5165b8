import type { CellEdit, Choice, GridCell, GridRow, GridView } from '../../curator/grid/grid-view.ts';
import type { Act } from './undo-stack.ts';

/** A position in the grid: the row's index in the sheet, and the position of the column among the shown columns. */
export interface Place {
  readonly row: number;
  readonly at: number;
}

/** A row in Tabulator's format: one text for each shown column. Tabulator sorts and filters by these texts. */
export type TableRow = { readonly n: number } & Record<string, string | number>;

export const fieldOf = (at: number): string => `c${at}`;

/** The content of a cell as people type it, for example a formula instead of its result. */
export const contentOf = ({ typed, text }: GridCell): string => typed ?? text;

const EMPTY: GridCell = { text: '' };

/** The difference between two descriptions of the tab: changed cells, and added or removed rows by number. */
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

  /** The choices of a cell; undefined if any text is allowed. */
  choices({ list }: GridCell): readonly Choice[] | undefined {
    return list === undefined ? undefined : this.view.lists[list];
  }

  tableRows(): TableRow[] {
    return this.view.rows.map(tableRow);
  }

  /** The edit that types a text into a cell; undefined if the cell already has this text or is protected. */
  edit({ row, at }: Place, now: string): CellEdit | undefined {
    const found = this.rows.get(row);
    const column = this.view.columns[at];
    const cell = found?.cells[at];
    if (!found || !column || !cell || cell.closed || contentOf(cell) === now) return undefined;
    return { row, id: found.id, column: column.index, was: contentOf(cell), now };
  }

  /** The edits that undo an action, without cells that have changed since. */
  reverse({ edits, settled }: Act): CellEdit[] {
    return edits.flatMap((done) => {
      const row = this.view.rows.find(({ id }) => id === done.id) ?? this.rows.get(done.row);
      const at = this.view.columns.findIndex(({ index }) => index === done.column);
      if (!row || at < 0 || contentOf(row.cells[at] ?? EMPTY) !== (settled?.get(done) ?? done.now)) return [];
      return this.edit({ row: row.index, at }, done.was) ?? [];
    });
  }

  /**
   * Replaces the description of the tab.
   * @returns the difference; undefined if the columns changed
   */
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
