import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { CellType, Raw } from '../../../sheets-schema/cell.ts';
import type { Column, Table } from '../../../sheets-schema/table.ts';
import { columnMark, type Request, tabMark } from '../marks.ts';
import type { Tab } from '../snapshot.ts';
import { CHART_COLUMNS } from './charts.ts';
import { cellFormat, color, headerFormat, STATE_COLORS } from './look.ts';

/** A column with its key and its place in the grid. */
export interface PlacedColumn {
  readonly key: string;
  readonly column: Column;
  readonly index: number;
}

/**
 * The rows of a new tab. We begin with few, because Google may return every formatted cell in each read, even an empty one.
 * `functions/workbook/requests.ts` adds rows when they are needed.
 */
const ROWS = 150;

/** The number of rows of a new tab that only the program writes. The program adds rows when it needs them. */
const VIEW_ROWS = 100;

/** Warns people before they overwrite the system cells of a register. Google refuses to sort rows with fully protected cells, so we only warn. */
export function columnProtection(header: string, sheetId: number, index: number): Request {
  return {
    addProtectedRange: {
      protectedRange: {
        range: { sheetId, startColumnIndex: index, endColumnIndex: index + 1, startRowIndex: 1 },
        description: `«${header}» заполняет «Наставник»`,
        warningOnly: true,
      },
    },
  };
}

/**
 * Protects a whole view, because only the program writes it. If somebody gives another account access by hand, they change one protection for each
 * view.
 */
export const viewProtection = (title: string, sheetId: number): Request => ({
  addProtectedRange: { protectedRange: { range: { sheetId }, description: `Лист «${title}» ведёт «Наставник»` } },
});

/** Protects the hidden tab with the revision mark. */
export const markerProtection = (sheetId: number): Request => ({
  addProtectedRange: { protectedRange: { range: { sheetId }, description: 'Служебный лист «Наставника»' } },
});

export function addTab(table: Table, sheetId: number, index: number): Request[] {
  const columnCount = Object.keys(table.columns).length + (table.name === 'summary' ? CHART_COLUMNS : 0);
  return [
    {
      addSheet: {
        properties: {
          sheetId,
          index,
          title: table.title,
          gridProperties: {
            rowCount: table.kind === 'view' ? VIEW_ROWS : ROWS,
            columnCount,
            frozenRowCount: 1,
            ...(table.frozenColumns ? { frozenColumnCount: table.frozenColumns } : {}),
          },
          ...(table.hidden ? { hidden: true } : {}),
          ...(table.tabColor ? { tabColorStyle: { rgbColor: color(table.tabColor) } } : {}),
        },
      },
    },
    tabMark(table.name, sheetId),
    ...(table.kind === 'view' ? [viewProtection(table.title, sheetId)] : []),
  ];
}

function validation({ column }: PlacedColumn): sheets_v4.Schema$DataValidationRule | undefined {
  const { type, owner } = column;
  if (owner !== 'staff') return undefined;
  if (type.labels && type.kind !== 'manyOf') {
    const values = type.labels.map((label) => ({ userEnteredValue: label }));
    return { condition: { type: 'ONE_OF_LIST', values }, strict: true, showCustomUi: true };
  }
  if (type.kind === 'date') {
    return { condition: { type: 'DATE_IS_VALID' }, strict: false, inputMessage: 'Дата, например 01.09.2026' };
  }
  return undefined;
}

/** Everything that belongs to a column: header with note, width, formats, drop-down list, our mark, protection. */
function formatColumn(table: Table, sheetId: number, placed: PlacedColumn): Request[] {
  const { key, column, index } = placed;
  const across = { sheetId, startColumnIndex: index, endColumnIndex: index + 1 };
  const dimension = { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 };
  const rule = validation(placed);
  return [
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: index },
        rows: [
          {
            values: [
              {
                userEnteredValue: { stringValue: column.header },
                userEnteredFormat: headerFormat(column.owner),
                ...(column.note ? { note: column.note } : {}),
              },
            ],
          },
        ],
        fields: 'userEnteredValue,userEnteredFormat,note',
      },
    },
    {
      repeatCell: {
        range: { ...across, startRowIndex: 1 },
        cell: { userEnteredFormat: cellFormat(column.owner, column.type.display) },
        fields: 'userEnteredFormat',
      },
    },
    {
      updateDimensionProperties: {
        range: dimension,
        properties: { pixelSize: column.width, ...(column.hidden ? { hiddenByUser: true } : {}) },
        fields: column.hidden ? 'pixelSize,hiddenByUser' : 'pixelSize',
      },
    },
    columnMark(table.name, key, sheetId, index),
    ...(rule ? [{ setDataValidation: { range: { ...across, startRowIndex: 1 }, rule } }] : []),
    ...(column.owner === 'system' && table.kind !== 'view' ? [columnProtection(column.header, sheetId, index)] : []),
  ];
}

function stateColors(sheetId: number, columns: readonly PlacedColumn[]): Request[] {
  return columns.flatMap(({ column, index }) => {
    if (column.owner !== 'system' || column.type.kind !== 'oneOf') return [];
    return (column.type.labels ?? []).flatMap((label): Request[] => {
      const background = STATE_COLORS[label];
      if (!background) return [];
      return [
        {
          addConditionalFormatRule: {
            index: 0,
            rule: {
              ranges: [{ sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 }],
              booleanRule: {
                condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: label }] },
                format: { backgroundColor: color(background) },
              },
            },
          },
        },
      ];
    });
  });
}

/** Requests that give the columns the content and format of the schema. */
export function formatColumns(table: Table, sheetId: number, columns: readonly PlacedColumn[]): Request[] {
  return [...columns.flatMap((placed) => formatColumn(table, sheetId, placed)), ...stateColors(sheetId, columns)];
}

function cell(type: CellType<unknown>, value: unknown): sheets_v4.Schema$CellData {
  if (value === undefined) return {};
  const raw: Raw = type.write(value);
  return { userEnteredValue: typeof raw === 'number' ? { numberValue: raw } : { stringValue: String(raw) } };
}

/** Requests that write the first rows of a new tab. */
export function initialRows(table: Table, sheetId: number, programYear: number): Request[] {
  const rows = table.initialRows?.(programYear) ?? [];
  if (rows.length === 0) return [];
  const columns = Object.entries(table.columns);
  return [
    {
      updateCells: {
        start: { sheetId, rowIndex: 1, columnIndex: 0 },
        rows: rows.map((row) => ({ values: columns.map(([key, { type }]) => cell(type, row[key])) })),
        fields: 'userEnteredValue',
      },
    },
  ];
}

/** Adds the initial rows of newer versions that the tab does not have yet. */
export function laterRows(table: Table, tab: Tab, programYear: number): Request[] {
  const [key = ''] = table.key;
  const column = tab.columns.get(key);
  if (column === undefined) return [];
  const have = new Set(tab.cells.slice(1).map((row) => row[column]));
  const missing = (table.initialRows?.(programYear) ?? []).filter((row) => !have.has(String(row[key])));
  if (missing.length === 0) return [];
  const width = Math.max(...tab.columns.values()) + 1;
  const keys = new Map([...tab.columns].map(([name, index]) => [index, name]));
  const values = (row: Readonly<Record<string, unknown>>) =>
    Array.from({ length: width }, (_, index) => {
      const name = keys.get(index);
      const type = name === undefined ? undefined : table.columns[name]?.type;
      return name === undefined || !type ? {} : cell(type, row[name]);
    });
  return [
    {
      appendCells: {
        sheetId: tab.sheetId,
        rows: missing.map((row) => ({ values: values(row) })),
        fields: 'userEnteredValue',
      },
    },
  ];
}
