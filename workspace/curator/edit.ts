import type { TableName } from '../../functions/domain/programme.ts';
import { appendRow } from '../../functions/workbook/append-row.ts';
import { setCell } from '../../functions/workbook/set-cell.ts';
import type { CellChange, Snapshot } from '../../functions/workbook/snapshot.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
import type { Cells, Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { UserFacingError } from '../user-facing-error.ts';

/** An edit of staff cells in one row: the row at index `at`, or a new row. An undefined value empties a cell. */
export interface Edit {
  readonly table: TableName;
  readonly at: number | undefined;
  readonly cells: Readonly<Record<string, Raw | undefined>>;
}

const columnOf = (table: TableName, key: string) => (tables[table] as Table).columns[key];

/** Makes an edit from values in the domain's types. */
export function edit<N extends TableName>(
  table: N,
  at: number | undefined,
  values: Cells<(typeof tables)[N]['columns']>,
): Edit {
  const cells = Object.entries(values).map(([key, value]) => [
    key,
    value === undefined ? undefined : columnOf(table, key)?.type.write(value),
  ]);
  return { table, at, cells: Object.fromEntries(cells) };
}

/** The error message for an empty required field. */
export const EMPTY = 'Заполните это поле.';

/**
 * Parses the text of form fields by the types of their columns. Returns the values, or the error messages by column.
 * @param isRequired - whether a column's field must be filled in
 */
export function readTyped(
  table: TableName,
  typed: Readonly<Record<string, string>>,
  isRequired: (column: string) => boolean = () => false,
): { readonly cells: Readonly<Record<string, Raw>>; readonly problems: ReadonlyMap<string, string> } {
  const cells: Record<string, Raw> = {};
  const problems = new Map<string, string>();
  for (const [key, text] of Object.entries(typed)) {
    const column = columnOf(table, key);
    if (!column) continue;
    if (text.trim() === '') {
      if (isRequired(key)) problems.set(key, EMPTY);
      continue;
    }
    const read = column.type.read(text.trim());
    if ('problem' in read) problems.set(key, read.problem);
    else cells[key] = column.type.write(read.value);
  }
  return { cells, problems };
}

/** Checks that an edit writes only columns of the staff. */
function checkOwners({ table, cells }: Edit): void {
  const foreign = Object.keys(cells).find((key) => columnOf(table, key)?.owner !== 'staff');
  if (foreign !== undefined) throw new Error(`The column ${table}.${foreign} is not the staff's.`);
}

/** The cell changes for these edits. @throws UserFacingError if a tab is missing */
export function changesOf(edits: readonly Edit[], { tabs }: Snapshot): CellChange[] {
  return edits.flatMap((one): CellChange[] => {
    checkOwners(one);
    const tab = tabs.get(one.table);
    if (!tab)
      throw new UserFacingError(`Листа «${tables[one.table].title}» в таблице нет. Запустите установку ещё раз.`);
    if (one.at === undefined) return [appendRow(tab, one.cells)];
    const { at } = one;
    return Object.entries(one.cells).flatMap(([key, value]) => setCell(tab, at, key, value));
  });
}
