import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { dayText } from '../functions/domain/calendar/day-text.ts';
import { columnLetters, quotedTitle } from '../functions/workbook/a1.ts';
import { dateOfSerial, normalLabel, type Raw } from '../sheets-schema/cell.ts';
import type { Cells, Column, Row, Table } from '../sheets-schema/table.ts';
import { tables } from '../sheets-schema/tables/index.ts';

export type TableName = keyof typeof tables;

/** A row as its reader sees it: the readable cells, and the row's position. */
export type Seen<N extends TableName> = Row<(typeof tables)[N]> & { readonly at: number };

type Values<N extends TableName> = Cells<(typeof tables)[N]['columns']>;

/** A value as typed: a date with dots, a choice by its label. */
function typed({ type }: Column, value: unknown): Raw {
  const raw = type.write(value);
  if (type.display === 'date' && typeof raw === 'number') return dayText(dateOfSerial(raw));
  return raw;
}

/** Writes what a person typed. */
export type TypeCells = (entries: readonly sheets_v4.Schema$ValueRange[]) => Promise<void>;

const typedByApi =
  (api: sheets_v4.Sheets, spreadsheetId: string): TypeCells =>
  async (data) => {
    await api.spreadsheets.values.batchUpdate({
      spreadsheetId,
      requestBody: { valueInputOption: 'USER_ENTERED', data: [...data] },
      prettyPrint: false,
    });
  };

/** An open tab: its headers and rows. */
interface Sheet {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Raw[])[];
  /** The number of rows in use, with the new rows. */
  length: number;
}

/**
 * The workbook in the curator's browser. The curator finds tabs by title, columns by header and rows by content, and
 * types like any person. All edits are sent together at the end.
 */
export class BrowsedWorkbook {
  private readonly entries: sheets_v4.Schema$ValueRange[] = [];
  private readonly typeCells: TypeCells;
  private readonly open: ReadonlyMap<TableName, Sheet>;
  private readonly read = new Map<TableName, readonly unknown[]>();

  private constructor(typeCells: TypeCells, open: ReadonlyMap<TableName, Sheet>) {
    this.typeCells = typeCells;
    this.open = open;
  }

  /** Opens some tabs in one read. @param typeCells - by default, through the API */
  static async open(
    api: sheets_v4.Sheets,
    spreadsheetId: string,
    names: readonly TableName[],
    typeCells = typedByApi(api, spreadsheetId),
  ): Promise<BrowsedWorkbook> {
    if (names.length === 0) return new BrowsedWorkbook(typeCells, new Map());
    const { data } = await api.spreadsheets.values.batchGet({
      spreadsheetId,
      ranges: names.map((name) => quotedTitle(tables[name].title)),
      valueRenderOption: 'UNFORMATTED_VALUE',
      dateTimeRenderOption: 'SERIAL_NUMBER',
      prettyPrint: false,
    });
    const sheets = names.map((name, index) => {
      const [head = [], ...rows] = (data.valueRanges?.[index]?.values ?? []) as Raw[][];
      const { title } = tables[name];
      return [
        name,
        { title, headers: head.map((cell) => normalLabel(String(cell))), rows, length: rows.length },
      ] as const;
    });
    return new BrowsedWorkbook(typeCells, new Map(sheets));
  }

  /** The rows of an open tab; unreadable cells are left out. */
  rows<N extends TableName>(name: N): readonly Seen<N>[] {
    // The cache key is the tab's name, so the rows have this tab's columns.
    const read = (this.read.get(name) as readonly Seen<N>[] | undefined) ?? this.readRows(name);
    this.read.set(name, read);
    return read;
  }

  private readRows<N extends TableName>(name: N): Seen<N>[] {
    const { headers, rows } = this.sheet(name);
    const columns = Object.entries((tables[name] as Table).columns).map(
      ([key, column]) => [key, column, headers.indexOf(normalLabel(column.header))] as const,
    );
    return rows.flatMap((cells, index) => {
      if (cells.every((cell) => cell === '')) return [];
      const seen: Record<string, unknown> = { at: index + 2 };
      for (const [key, column, place] of columns) {
        const cell = cells[place];
        if (cell === undefined || cell === '') continue;
        const parsed = column.type.schema.safeParse(cell);
        if (parsed.success) seen[key] = parsed.data;
      }
      // We read each cell with its column's type, so the row has the type `Seen`.
      return [seen as Seen<N>];
    });
  }

  /** Address of a cell as the formula bar shows it; undefined if no column currently has that header. */
  address(name: TableName, at: number, key: string): string | undefined {
    const place = this.column(name, key);
    return place < 0 ? undefined : `${quotedTitle(this.sheet(name).title)}!${columnLetters(place)}${at}`;
  }

  /** Zero-based position of a column; −1 if no column currently has its header. */
  column(name: TableName, key: string): number {
    return this.sheet(name).headers.indexOf(normalLabel((tables[name] as Table).columns[key]?.header ?? ''));
  }

  /** Types values into a row; skips unchanged cells. */
  type<N extends TableName>(name: N, at: number, values: Values<N>): void {
    const columns = (tables[name] as Table).columns;
    for (const [key, value] of Object.entries(values)) {
      const column = columns[key];
      if (column && value !== undefined) this.typeRaw(name, at, key, typed(column, value));
    }
  }

  /** Types any text into a cell, as a hurried person does. An empty text clears the cell. */
  typeRaw(name: TableName, at: number, key: string, text: Raw): void {
    const range = this.address(name, at, key);
    if (!range) throw new Error(`No column «${key}» on the tab «${tables[name].title}».`);
    if (String(this.sheet(name).rows[at - 2]?.[this.column(name, key)] ?? '') === String(text)) return;
    this.entries.push({ range, values: [[text]] });
  }

  /** Types a new row below the last row. */
  append<N extends TableName>(name: N, values: Values<N>): void {
    const sheet = this.sheet(name);
    sheet.length++;
    this.type(name, sheet.length + 1, values);
  }

  /** Sends all edits together. @returns the number of edited cells. */
  async send(): Promise<number> {
    const data = this.entries.splice(0);
    if (data.length === 0) return 0;
    await this.typeCells(data);
    return data.length;
  }

  private sheet(name: TableName): Sheet {
    const sheet = this.open.get(name);
    if (!sheet) throw new Error(`The tab «${tables[name].title}» is not open.`);
    return sheet;
  }
}
