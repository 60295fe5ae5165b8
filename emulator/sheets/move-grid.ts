import type { Draft, DraftSheet } from './draft.ts';
import { relocateFormulas } from './formula-shift.ts';
import type { Shift } from './grid-range.ts';
import { relocateAttached } from './relocate-attached.ts';
import { shifted } from './relocation.ts';

/** Inserts `count` empty rows or columns into a tab, or deletes them if `count` is negative. Updates references to the moved cells. */
export function moveGrid(draft: Draft, shift: Shift): void {
  const relocation = shifted(shift);
  relocateFormulas(draft, relocation);
  const sheet = draft.edit(shift.sheetId);
  if (shift.dimension === 'ROWS') moveRows(sheet, shift);
  else moveColumns(draft, sheet, shift);
  resizeGrid(sheet, shift);
  relocateAttached(draft, relocation);
}

function moveRows(sheet: DraftSheet, { start, count }: Shift): void {
  spliceSparse(sheet.rows, start, count, undefined);
  spliceSparse(sheet.rowProperties, start, count, null);
}

function moveColumns(draft: Draft, sheet: DraftSheet, { start, count }: Shift): void {
  sheet.rows.forEach((row, index) => {
    if (row && row.cells.length > start) spliceSparse(draft.rowCells(sheet, index), start, count, null);
  });
  spliceSparse(sheet.columnProperties, start, count, null);
}

function spliceSparse<T>(list: T[], start: number, count: number, empty: T): void {
  if (start >= list.length) return;
  if (count < 0) list.splice(start, -count);
  else list.splice(start, 0, ...new Array<T>(count).fill(empty));
}

function resizeGrid(sheet: DraftSheet, { dimension, start, count }: Shift): void {
  const { gridProperties } = sheet.properties;
  const [size, frozen] =
    dimension === 'ROWS' ? (['rowCount', 'frozenRowCount'] as const) : (['columnCount', 'frozenColumnCount'] as const);
  const { [frozen]: wasFrozen = 0, ...rest } = gridProperties;
  const lost = count < 0 ? Math.max(0, Math.min(wasFrozen, start - count) - start) : 0;
  const nowFrozen = count > 0 && start < wasFrozen ? wasFrozen + count : wasFrozen - lost;
  sheet.properties = {
    ...sheet.properties,
    gridProperties: {
      ...rest,
      [size]: gridProperties[size] + count,
      ...(nowFrozen > 0 && { [frozen]: nowFrozen }),
    },
  };
}
