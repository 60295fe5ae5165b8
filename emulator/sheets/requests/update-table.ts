import { updateByMask, updateMask } from '../field-update.ts';
import { message, text } from '../shape.ts';
import { findTableById, type GivenTable, putTable, table } from '../table.ts';
import { kind, required } from './kind.ts';

export const updateTable = kind(message({ table, fields: text }), ({ table: given, fields }, draft) => {
  const mask = updateMask(fields, table);
  const { tableId = '' } = required(given, 'table');
  const old = findTableById(draft, tableId);
  const { columns, ...rest } = old;
  const width = given?.range ? undefined : columns.length;
  const columnProperties = columns.slice(0, width).map((column, columnIndex) => ({ columnIndex, ...column }));
  const next = updateByMask<GivenTable>({ ...rest, columnProperties } as GivenTable, given ?? {}, mask);
  const { startColumnIndex = 0, endColumnIndex = Infinity } = next.range ?? {};
  const within = next.columnProperties?.filter(
    ({ columnIndex = 0 }) => columnIndex < endColumnIndex - startColumnIndex,
  );
  putTable(draft, { ...next, ...(within && { columnProperties: within }), tableId }, old);
});
