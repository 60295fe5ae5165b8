import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { answersTab, layouts, type TabLayout } from '../../functions/workbook/layout.ts';
import { MARKER_TAB, revisionMark, TAB_MARK } from '../../functions/workbook/marks.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
import { type AnswerCells, answersOf } from './answers.ts';
import { type RegisterCells, registersOf } from './registers.ts';
import { staffOf } from './staff.ts';

type Rows = readonly (AnswerCells | RegisterCells)[];

function cellOf(value: Raw | undefined): sheets_v4.Schema$CellData {
  if (value === undefined) return {};
  if (typeof value === 'number') return { effectiveValue: { numberValue: value } };
  if (typeof value === 'boolean') return { effectiveValue: { boolValue: value } };
  return { effectiveValue: { stringValue: value } };
}

function sheetOf(layout: TabLayout, sheetId: number, rows: Rows): sheets_v4.Schema$Sheet {
  const header = Object.fromEntries(layout.columns.map(({ key, header }) => [key, header]));
  return {
    properties: {
      sheetId,
      title: layout.title,
      gridProperties: { rowCount: rows.length + 100, columnCount: layout.columns.length },
    },
    developerMetadata: [{ metadataKey: TAB_MARK, metadataValue: layout.name }],
    data: [
      {
        rowData: [header, ...rows].map((row) => ({
          values: layout.columns.map(({ key }) => cellOf((row as Record<string, Raw>)[key])),
        })),
      },
    ],
  };
}

/**
 * A school of that many teachers in the November of its year, as `spreadsheets.get` answers: what people wrote, all of it, and
 * nothing that Nastavnik derives. Pure: the same school each time.
 */
export function schoolSpreadsheet(teachers: number): sheets_v4.Schema$Spreadsheet {
  const staff = staffOf(teachers);
  const registers: Readonly<Record<string, Rows | undefined>> = registersOf(staff);
  const answers = Object.fromEntries(Object.entries(answersOf(staff)).map(([form, rows]) => [answersTab(form), rows]));
  const marker = { properties: { sheetId: layouts.length, title: MARKER_TAB } };
  return {
    spreadsheetId: `school-of-${teachers}`,
    namedRanges: [{ name: revisionMark(1), range: { sheetId: layouts.length } }],
    sheets: [
      ...layouts.map((layout, index) => sheetOf(layout, index, registers[layout.name] ?? answers[layout.name] ?? [])),
      marker,
    ],
  };
}
