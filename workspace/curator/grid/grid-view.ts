/** How a cell differs from plain text on white. */
export interface CellLook {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly struck?: true;
  readonly align?: 'center' | 'right';
  readonly wraps?: true;
}

/** One column as the grid shows it. */
export interface GridColumn {
  /** Zero-based, in the sheet. */
  readonly index: number;
  readonly title: string;
  readonly hint?: string;
  /** Pixels. */
  readonly width: number;
  readonly frozen: boolean;
  /** The look of the header. */
  readonly look: CellLook;
  /** The name of our column, `table.key`. A column of the school has none. */
  readonly mark?: string;
}

/** One cell as the grid shows it. An absent field means that there is nothing to say. */
export interface GridCell {
  /** The content as people read it. */
  readonly text: string;
  /** The content as people type it, if it differs from the text. A formula begins with `=`. */
  readonly typed?: string;
  /** Whether a protection keeps people from typing here. */
  readonly closed?: true;
  /** The number of the list to choose from, in {@link GridView.lists}. */
  readonly list?: number;
  readonly isDate?: true;
  readonly note?: string;
  readonly link?: string;
  readonly look?: CellLook;
}

export interface GridRow {
  /** Zero-based, in the sheet. */
  readonly index: number;
  /** Tells the row from others when people move rows: the text of its key, or of all its cells if it has none. */
  readonly id: string;
  readonly cells: readonly GridCell[];
}

/** An entry of a list. The label says what the value means, e.g. the name of a code's person. */
export interface Choice {
  readonly value: string;
  readonly label?: string;
}

/** One tab, ready to be shown. */
export interface GridView {
  readonly gid: number;
  readonly title: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly lists: readonly (readonly Choice[])[];
}

/** What people typed into one cell. */
export interface CellEdit {
  /** The row as the writer saw it: its index, and what tells it from others. */
  readonly row: number;
  readonly id: string;
  /** The column's index in the sheet. */
  readonly column: number;
  /** What the writer saw in the cell, and what they typed. */
  readonly was: string;
  readonly now: string;
}

/** An edit that was not written, and why, in Russian. */
export interface RefusedEdit extends CellEdit {
  readonly why: string;
}
