import type { TableName } from '../../../functions/domain/programme.ts';
import type { Raw } from '../../../sheets-schema/cell.ts';
import type { View } from '../context.ts';
import type { Edit } from '../edit.ts';
import type { ColumnQuestion } from '../field.tsx';

/** A person or thing on a list, which people tick. */
export interface TickRow {
  /** The key of the row, which a ticked box submits. */
  readonly key: string;
  /** The row to edit; undefined if the action adds a row. */
  readonly at: number | undefined;
  /** The table of the row, if it is not the list's. */
  readonly table?: TableName;
  readonly name: string;
  /** The participant's code, by which a pasted list of names finds the row. */
  readonly code?: string | undefined;
  readonly cells: readonly string[];
  /** Cells of this row that every action writes besides its own cells: the system's suggestions, or the code. */
  readonly cellsOf?: Readonly<Record<string, Raw | undefined>>;
  /** Columns of the row that people have filled in. The common answers of an action do not overwrite these columns. */
  readonly filled?: readonly string[] | undefined;
  /** The page on which this row alone is dealt with. */
  readonly page?: { readonly address: string; readonly label: string };
  /** The label of a button that applies the main action to this row alone, whatever is ticked. */
  readonly oneClick?: string;
  /** Why a person should check this row first. Such a row is not ticked in advance. */
  readonly doubt?: string | undefined;
}

/** An action that changes all ticked rows. */
export interface TickAction {
  readonly name: string;
  /** The label of the button. */
  readonly label: string;
  /** Questions about all ticked rows together. */
  readonly asks: readonly ColumnQuestion[];
  /** Cells that the action writes into every ticked row. */
  readonly cells: Readonly<Record<string, Raw>>;
  /** The columns whose suggestions this action writes; all by default. */
  readonly takes?: readonly string[];
  /** The notice after the action: «Записано согласий: 12.» */
  readonly done: (count: number) => string;
}

/**
 * A list on which people tick rows and apply one action to all of them. The page, the route and the home page of every list work from this record
 * alone.
 */
export interface TickList {
  readonly path: string;
  readonly title: string;
  readonly about: string;
  readonly table: TableName;
  /** The header of the names; «Кто» by default. */
  readonly nameColumn?: string;
  /** Headers of `cells`. */
  readonly columns: readonly string[];
  /** Whether the rows are things, such as letters. Then a pasted list of people's names cannot tick rows. */
  readonly ofThings?: true;
  /** Whether the rows keep their order; by default they are sorted by name. */
  readonly keepsOrder?: true;
  readonly rows: (view: View) => readonly TickRow[];
  /** The first action is the main one. The page shows the others in a collapsed section. */
  readonly actions: (view: View) => readonly [TickAction, ...TickAction[]];
  /** A column that has a field of its own in every row, such as the number of a certificate. */
  readonly own?: { readonly column: string; readonly onlyFor: string };
  /** The text of the page if the list is empty. */
  readonly empty: string;
}

/** The edits of an action for the ticked rows. @param typed - the answers to the action's questions */
export function editsFor(
  { table, own }: TickList,
  action: TickAction,
  rows: readonly TickRow[],
  typed: Readonly<Record<string, Raw>>,
  ownCells: ReadonlyMap<string, Raw>,
): readonly Edit[] {
  return rows.map(({ key, at, table: rowTable = table, cellsOf = {}, filled = [] }) => {
    const suggested = Object.entries(cellsOf).filter(([column]) => action.takes?.includes(column) ?? true);
    const answers = Object.entries(typed).filter(([column]) => !filled.includes(column));
    const single = own?.onlyFor === action.name ? ownCells.get(key) : undefined;
    return {
      table: rowTable,
      at,
      cells: {
        ...Object.fromEntries(suggested),
        ...action.cells,
        ...Object.fromEntries(answers),
        ...(own && single !== undefined ? { [own.column]: single } : {}),
      },
    };
  });
}
