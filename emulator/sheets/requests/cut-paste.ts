import { invalidArgument } from '../../core/errors.ts';
import { contentOf, makeCell } from '../cell-data.ts';
import { areaAt, cellsOf, heightOf, widthOf } from '../cells-of.ts';
import { clearConditionalFormats } from '../conditional-format-copy.ts';
import type { Draft } from '../draft.ts';
import { relocateFormulas } from '../formula-shift.ts';
import { cellAt } from '../grid.ts';
import { contains, gridRange, intersection } from '../grid-range.ts';
import type { Area, Cell } from '../model.ts';
import { type PasteType, pasted, pasteType } from '../paste.ts';
import { guardArea } from '../protection.ts';
import { relocateAttached } from '../relocate-attached.ts';
import { carried } from '../relocation.ts';
import { exceedsGrid, requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';
import { gridCoordinate } from './update-cells.ts';

export const cutPaste = kind(
  message({ source: gridRange, destination: gridCoordinate, pasteType }),
  ({ source, destination, pasteType: type = 'PASTE_NORMAL' }, draft) => {
    const from = requestedArea(draft, required(source, 'source'));
    const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = required(destination, 'destination');
    const to = areaAt(sheetId, rowIndex, columnIndex, heightOf(from), widthOf(from));
    const sheet = draft.sheet(sheetId);
    const { rowCount, columnCount } = sheet.properties.gridProperties;
    if (to.endRowIndex > rowCount || to.endColumnIndex > columnCount) throw exceedsGrid(sheet, to);
    for (const area of [from, to]) guardArea(draft, area);
    checkMerges(draft, from, to);
    const cut = cellsOf(draft.sheet(from.sheetId), from);
    if (type === 'PASTE_NORMAL') carryAttached(draft, from, to);
    const moved = type === 'PASTE_NORMAL' ? cellsOf(draft.sheet(from.sheetId), from) : cut;
    const left = draft.edit(from.sheetId);
    each(from, (row, column, down, right) =>
      draft.setCell(left, row, column, remaining(cut[down]?.[right] ?? null, type)),
    );
    const target = draft.edit(sheetId);
    each(to, (row, column, down, right) =>
      draft.setCell(
        target,
        row,
        column,
        pasted(draft, cellAt(target, row, column), moved[down]?.[right] ?? null, type, 0, 0),
      ),
    );
  },
);

/** @throws 400 if a merge is only partly in one of the areas */
function checkMerges(draft: Draft, ...areas: readonly Area[]): void {
  for (const area of areas) {
    if (draft.sheet(area.sheetId).merges.some((merge) => intersection(merge, area) && !contains(area, merge))) {
      throw invalidArgument('You must select all cells in a merged range to merge or unmerge them.');
    }
  }
}

/** Moves references, merges and rules along with the cut cells. Removes the target's own merges and rules. */
function carryAttached(draft: Draft, from: Area, to: Area): void {
  const relocation = carried(from, to, draft.sheet(from.sheetId));
  relocateFormulas(draft, relocation);
  const target = draft.edit(to.sheetId);
  target.merges = target.merges.filter((merge) => contains(from, merge) || !intersection(merge, to));
  if (!intersection(from, to)) clearConditionalFormats(draft, to);
  relocateAttached(draft, relocation);
  if (from.sheetId === to.sheetId) return;
  // The moved merges and rules have ranges on the other tab now, so they belong to that tab.
  const source = draft.edit(from.sheetId);
  target.merges.push(...source.merges.filter(({ sheetId }) => sheetId === to.sheetId));
  source.merges = source.merges.filter(({ sheetId }) => sheetId !== to.sheetId);
  for (const rule of source.conditionalFormats) {
    const ranges = rule.ranges.filter(({ sheetId }) => sheetId === to.sheetId);
    if (ranges.length > 0) target.conditionalFormats.push({ ...rule, ranges });
  }
  source.conditionalFormats = source.conditionalFormats.flatMap((rule) => {
    const ranges = rule.ranges.filter(({ sheetId }) => sheetId === from.sheetId);
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
  target.protectedRanges.push(...source.protectedRanges.filter(({ range }) => range?.sheetId === to.sheetId));
  source.protectedRanges = source.protectedRanges.filter(({ range }) => range?.sheetId !== to.sheetId);
}

function each(area: Area, visit: (row: number, column: number, down: number, right: number) => void): void {
  for (let down = 0; down < heightOf(area); down += 1) {
    for (let right = 0; right < widthOf(area); right += 1) {
      visit(area.startRowIndex + down, area.startColumnIndex + right, down, right);
    }
  }
}

/** The parts of a cut cell that stay, because this type of paste does not take them. */
function remaining(cell: Cell | null, type: PasteType): Cell | null {
  if (!cell) return null;
  const { format, rule, note } = cell;
  switch (type) {
    case 'PASTE_NORMAL':
    case 'PASTE_NO_BORDERS':
      return null;
    case 'PASTE_VALUES':
    case 'PASTE_FORMULA':
      return makeCell({ value: undefined, format, rule, note });
    case 'PASTE_FORMAT':
      return makeCell({ ...contentOf(cell), format: undefined, rule, note });
    case 'PASTE_DATA_VALIDATION':
      return makeCell({ ...contentOf(cell), format, rule: undefined, note });
    case 'PASTE_CONDITIONAL_FORMATTING':
      return cell;
  }
}
