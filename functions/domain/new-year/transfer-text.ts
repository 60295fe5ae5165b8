// We use zod/mini because Google loads this module for each run of the bound script.
import * as z from 'zod/mini';
import { type SettingKey, settings } from '../../../sheets-schema/settings.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { jsonOf } from '../json-of.ts';
import type { TableName } from '../programme.ts';
import type { NextProgramme } from './next-programme.ts';

const FORMAT = 'nastavnik-next-programme-1';

/** In bytes. The file of a school with 500 people has some 400 kB. */
export const LARGEST_TRANSFER = 4_000_000;

const raw = z.union([z.string(), z.number(), z.boolean()]);

const isColumn = (table: TableName, column: string) => column in (tables[table] as Table).columns;

const carriedTable = z
  .strictObject({
    table: z.enum(Object.keys(tables) as [TableName, ...TableName[]]),
    identity: z.array(z.string()).check(z.minLength(1)),
    replaces: z.optional(z.enum(['cells', 'rows'])),
    rows: z.array(z.record(z.string(), raw)),
  })
  .check(
    z.refine(({ table, identity, rows }) =>
      [...identity, ...rows.flatMap((row) => Object.keys(row))].every((column) => isColumn(table, column)),
    ),
  );

const transfer = z.strictObject({
  format: z.literal(FORMAT),
  school: z.string(),
  settings: z.partialRecord(z.enum(Object.keys(settings) as [SettingKey, ...SettingKey[]]), raw),
  tables: z.array(carriedTable),
});

/** What one school leaves to its next programme, with the name of the school. */
export interface Transfer extends NextProgramme {
  readonly school: string;
}

/** The text of the file with which a new, empty school begins its programme. */
export const transferText = (each: Transfer): string => JSON.stringify({ format: FORMAT, ...each });

/** Reads such a file; undefined if it is something else. */
export function readTransfer(text: string): Transfer | undefined {
  const found = jsonOf(transfer, text);
  if (!found) return undefined;
  const { school, settings: carried, tables: rows } = found;
  return {
    school,
    settings: carried,
    tables: rows.map(({ replaces, ...each }) => ({ ...each, ...(replaces ? { replaces } : {}) })),
  };
}

/** The message about a text that {@link readTransfer} cannot read. @param what - how people handed it over */
export const notATransfer = (what: 'файл' | 'текст'): string =>
  `Это не ${what} переноса, или он повреждён. Возьмите его ещё раз в прошлогодней школе: «Новый год программы».`;
