import { message, text } from '../shape.ts';
import { findTableById, removeTable } from '../table.ts';
import { clearArea } from '../values/clear-values.ts';
import { kind } from './kind.ts';

/** Google removes the Table together with its contents. */
export const deleteTable = kind(message({ tableId: text }), ({ tableId = '' }, draft) => {
  const gone = findTableById(draft, tableId);
  clearArea(draft, gone.range);
  removeTable(draft, gone);
});
