import type { TableName } from '../../../functions/domain/programme.ts';
import type { Raw } from '../../../sheets-schema/cell.ts';
import type { View } from '../context.ts';
import type { Edit } from '../edit.ts';
import type { Asked } from '../field.tsx';

/** A person or thing on a list, which people tick. */
export interface TickRow {
  /** What the tick sends: the key of the row. */
  readonly key: string;
  /** The row to edit; undefined if the action adds a row. */
  readonly at: number | undefined;
  readonly name: string;
  /** The participant, for pasting a list of names. */
  readonly code?: string | undefined;
  readonly cells: readonly string[];
  /** The cells that every action writes for this row, apart from the action's own: what the system suggests, or the code. */
  readonly cellsOf?: Readonly<Record<string, Raw | undefined>>;
  /** Why somebody should look before ticking. Such a row is not ticked from the start. */
  readonly doubt?: string | undefined;
}

/** What is done with all ticked rows. */
export interface TickAction {
  readonly name: string;
  /** The button: what is done, in words. */
  readonly label: string;
  /** Questions about all ticked rows together. */
  readonly asks: readonly Asked[];
  /** Cells that the action writes into every ticked row. */
  readonly cells: Readonly<Record<string, Raw>>;
  /** Columns of the row's own suggestions that this action takes over; all by default. */
  readonly takes?: readonly string[];
  /** What was done, for the notice: «Записано согласий: 12.» */
  readonly done: (count: number) => string;
}

/** A list with ticks and one action for all: everything that the pages and the home page know of it. */
export interface TickList {
  readonly path: string;
  readonly title: string;
  readonly about: string;
  readonly table: TableName;
  /** Headers of `cells`. */
  readonly columns: readonly string[];
  readonly rows: (view: View) => readonly TickRow[];
  /** The first is the usual one; the others stand folded away. */
  readonly actions: (view: View) => readonly [TickAction, ...TickAction[]];
  /** A column that has a field of its own in every row, such as the number of a certificate. */
  readonly own?: { readonly column: string; readonly onlyFor: string };
  /** What the page says if nobody is left. */
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
  return rows.map(({ key, at, cellsOf = {} }) => {
    const suggested = Object.entries(cellsOf).filter(([column]) => action.takes?.includes(column) ?? true);
    const single = own?.onlyFor === action.name ? ownCells.get(key) : undefined;
    return {
      table,
      at,
      cells: {
        ...Object.fromEntries(suggested),
        ...action.cells,
        ...typed,
        ...(own && single !== undefined ? { [own.column]: single } : {}),
      },
    };
  });
}
