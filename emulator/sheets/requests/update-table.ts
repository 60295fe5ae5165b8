import { widthOf } from '../cells-of.ts';
import { updateByMask, updateMask } from '../field-update.ts';
import { requestedArea } from '../resolve-range.ts';
import { message, text } from '../shape.ts';
import { findTableById, type GivenTable, putTable, table } from '../table.ts';
import { kind, required } from './kind.ts';

export const updateTable = kind(message({ table, fields: text }), ({ table: given, fields }, draft) => {
  const mask = updateMask(fields, table);
  const { tableId = '', ...changes } = required(given, 'table');
  const old = findTableById(draft, tableId);
  const { columns, ...rest } = old;
  const before = columns.map((column, columnIndex) => ({ columnIndex, ...column }));
  const next = updateByMask<GivenTable>({ ...rest, columnProperties: before } as GivenTable, changes, mask);
  // A smaller range drops columns. A request that itself names a column outside of the range is refused.
  const { range = old.range, columnProperties = [] } = next;
  const isUnchanged = columnProperties === before;
  const within = isUnchanged ? columnProperties.slice(0, widthOf(requestedArea(draft, range))) : columnProperties;
  putTable(draft, { ...next, columnProperties: within, tableId }, old);
});
