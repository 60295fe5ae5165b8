import { below } from '../../core/fields-mask.ts';
import type { Draft } from '../draft.ts';
import { updateByMask, updateMask } from '../field-update.ts';
import { renameInFormulas } from '../formula-shift.ts';
import { moveGrid } from '../move-grid.ts';
import { guardSheet } from '../protection.ts';
import { message, text } from '../shape.ts';
import {
  checkedGrid,
  checkSomeVisible,
  checkTitle,
  type GivenProperties,
  sheetProperties,
} from '../sheet-properties.ts';
import { kind } from './kind.ts';

export const updateSheetProperties = kind(
  message({ properties: sheetProperties, fields: text }),
  ({ properties = {}, fields }, draft) => {
    const mask = updateMask(fields, sheetProperties);
    const sheetId = properties.sheetId ?? 0;
    guardSheet(draft, sheetId);
    const { properties: old } = draft.tab(sheetId);
    const { index: _index, ...named } = updateByMask<GivenProperties>(old, properties, mask);
    const { title = '', gridProperties = {}, sheetType: _type, ...rest } = { ...named, sheetId };
    checkTitle(draft, title, sheetId);
    const grid = checkedGrid(draft, { ...dimensions(old.gridProperties), ...gridProperties }, sheetId);
    renameInFormulas(draft, sheetId, title);
    cutGrid(draft, sheetId, grid);
    const { sheetType } = old;
    draft.edit(sheetId).properties = { ...rest, title, gridProperties: grid, ...(sheetType && { sheetType }) };
    checkSomeVisible(draft, 'hide');
    if (below(mask, 'index') && properties.index !== undefined) moveTab(draft, sheetId, properties.index);
  },
);

/** A mask cannot clear the numbers of rows and columns. Absent numbers stay unchanged. */
const dimensions = ({ rowCount, columnCount }: { rowCount: number; columnCount: number }) => ({
  rowCount,
  columnCount,
});

function cutGrid(draft: Draft, sheetId: number, next: { rowCount: number; columnCount: number }): void {
  const { rowCount, columnCount } = draft.tab(sheetId).properties.gridProperties;
  if (next.rowCount < rowCount) {
    moveGrid(draft, { sheetId, dimension: 'ROWS', start: next.rowCount, count: next.rowCount - rowCount });
  }
  if (next.columnCount < columnCount) {
    moveGrid(draft, { sheetId, dimension: 'COLUMNS', start: next.columnCount, count: next.columnCount - columnCount });
  }
}

/** Moves a tab to `index` in the order before the move. Nothing changes if `index` is the tab's own index or the next index. */
function moveTab(draft: Draft, sheetId: number, index: number): void {
  const from = draft.tabs.findIndex((sheet) => sheet.properties.sheetId === sheetId);
  const target = Math.min(Math.max(index, 0), draft.tabs.length);
  if (target === from || target === from + 1) return;
  draft.moveSheet(sheetId, target > from ? target - 1 : target);
}
