import { invalidArgument } from '../../core/errors.ts';
import { message } from '../shape.ts';
import { putTable, showTable, table } from '../table.ts';
import { kind, required } from './kind.ts';

export const addTable = kind(message({ table }), ({ table: given }, draft) => {
  const { tableId = String(draft.ids.int31()), ...rest } = required(given, 'table');
  if (draft.tabs.some(({ tables }) => tables.some((each) => each.tableId === tableId)))
    throw invalidArgument(`A table with the id ${tableId} already exists.`);
  const added = putTable(draft, { ...rest, tableId });
  return { table: showTable(draft.sheet(added.range.sheetId), added) };
});
