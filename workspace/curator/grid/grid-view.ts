/** The differences between a cell's look and plain text on white. */
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
  /** The column's index in the sheet, from 0. */
  readonly index: number;
  readonly title: string;
  readonly hint?: string;
  /** The width in pixels. */
  readonly width: number;
  readonly frozen: boolean;
  /** The look of the header. */
  readonly look: CellLook;
  /** The name `table.key` of a column of the programme. Absent for a column of the school. */
  readonly mark?: string;
}

/** A cell as the grid shows it. An absent field has its default. */
export interface GridCell {
  /** The content as people read it. */
  readonly text: string;
  /** The content as people type it, if it differs from the text. A formula begins with `=`. */
  readonly typed?: string;
  /** Whether a protection prevents people from typing here. */
  readonly closed?: true;
  /** The index of the cell's list of choices in {@link GridView.lists}. */
  readonly list?: number;
  readonly isDate?: true;
  readonly note?: string;
  readonly link?: string;
  readonly look?: CellLook;
}

export interface GridRow {
  /** The row's index in the sheet, from 0. */
  readonly index: number;
  /** Identifies the row after people move rows: the text of its key; without a key, the texts of all its cells. */
  readonly id: string;
  readonly cells: readonly GridCell[];
}

/** An entry of a list. The label explains the value, e.g. by the name of the person with a code. */
export interface Choice {
  readonly value: string;
  readonly label?: string;
}

/** One tab with everything that a page needs to show it. */
export interface GridView {
  readonly gid: number;
  readonly title: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly lists: readonly (readonly Choice[])[];
}

/** The text that people typed into one cell. */
export interface CellEdit {
  /** The row as the person saw it: its index and its identity. */
  readonly row: number;
  readonly id: string;
  /** The column's index in the sheet. */
  readonly column: number;
  /** The text that the person saw in the cell, and the text that they typed. */
  readonly was: string;
  readonly now: string;
}

/** A refused edit with the reason, in Russian. */
export interface RefusedEdit extends CellEdit {
  readonly why: string;
}
