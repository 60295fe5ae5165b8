import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { TabLayout } from './layout.ts';
import { toSnapshot, toTab } from './read.ts';
import type { Snapshot, Tab } from './snapshot.ts';

const foreignLayout = (name: string, title: string): TabLayout => ({
  name,
  title,
  kind: 'answers',
  key: [],
  columns: [],
});

const foreignTab = (sheetId: number): string => `foreign.${sheetId}`;

/**
 * A snapshot of everything that people see, with the school's own tabs, formulas and notes, for an erasure.
 * @param spreadsheet - includes `userEnteredValue` and `note` of each cell
 */
export function toWholeSnapshot(spreadsheet: sheets_v4.Schema$Spreadsheet): Snapshot {
  const snapshot = toSnapshot(spreadsheet, true);
  // The hidden tab is left out, because each commit itself writes the memory there.
  const known = new Set([snapshot.markerSheetId, ...[...snapshot.tabs.values()].map(({ sheetId }) => sheetId)]);
  const others = (spreadsheet.sheets ?? []).flatMap((sheet): [string, Tab][] => {
    const sheetId = sheet.properties?.sheetId ?? 0;
    if (known.has(sheetId)) return [];
    const name = foreignTab(sheetId);
    return [[name, toTab(foreignLayout(name, sheet.properties?.title ?? ''), sheet, true)]];
  });
  return { ...snapshot, tabs: new Map([...snapshot.tabs, ...others]) };
}
