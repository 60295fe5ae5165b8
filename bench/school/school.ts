import { answersTab, layouts, type TabLayout } from '../../functions/workbook/layout.ts';
import type { Snapshot, Tab } from '../../functions/workbook/snapshot.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
import { answersOf, SECRET } from './answers.ts';
import { registersOf } from './registers.ts';
import { staffOf } from './staff.ts';

/** Cells of a row by column key. */
type Cells = Readonly<Record<string, Raw>>;

const SPARE_ROWS = 100;

function tabOf(layout: TabLayout, sheetId: number, rows: readonly Cells[]): Tab {
  const keys = layout.columns.map(({ key }) => key);
  return {
    layout,
    sheetId,
    title: layout.title,
    rowCount: rows.length + SPARE_ROWS,
    columnCount: keys.length,
    columns: new Map(keys.map((key, index) => [key, index])),
    cells: [layout.columns.map(({ header }) => header), ...rows.map((row) => keys.map((key) => row[key]))],
    links: new Map(),
    marks: new Map(),
  };
}

/**
 * The workbook of a school with this number of teachers on `TODAY` (calendar.ts). It contains the cells that people write, but no cell that Nastavnik
 * derives. The same number always gives the same school.
 */
export function writtenSchool(teachers: number): Snapshot {
  const staff = staffOf(teachers);
  const registers: Readonly<Record<string, readonly Cells[] | undefined>> = registersOf(staff);
  const answers: Readonly<Record<string, readonly Cells[] | undefined>> = Object.fromEntries(
    Object.entries(answersOf(staff)).map(([form, rows]) => [answersTab(form), rows]),
  );
  const tabs = layouts.map((layout, index) => {
    const rows = registers[layout.name] ?? answers[layout.name] ?? [];
    return [layout.name, tabOf(layout, index, rows)] as const;
  });
  return {
    spreadsheetId: `school-of-${teachers}`,
    revision: 1,
    markerSheetId: layouts.length,
    secret: SECRET,
    tabs: new Map(tabs),
    forms: new Map(),
    remembered: { rowCount: 1, pages: [], marks: {} },
  };
}
