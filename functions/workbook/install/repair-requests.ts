import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { TabColumns } from '../column-guards.ts';
import { COLUMN_MARK, columnMark, findRevision, type Request, TAB_MARK, tabMark } from '../marks.ts';
import { findTabs } from '../read.ts';
import type { Tab } from '../snapshot.ts';
import { markedValue } from '../spreadsheet-mark.ts';
import { columnProtection, markerProtection, viewProtection } from './tab-requests.ts';

type Protection = sheets_v4.Schema$ProtectedRange;

/** A protection of a whole tab has no column indexes. */
const covers =
  (index: number) =>
  ({ range }: Protection): boolean =>
    (range?.startColumnIndex ?? 0) <= index && index < (range?.endColumnIndex ?? Number.POSITIVE_INFINITY);

export interface Repair {
  readonly requests: readonly Request[];
  readonly columns: TabColumns;
}

/** Requests that restore our missing marks and the missing protection of system cells. */
export function repairRequests(spreadsheet: sheets_v4.Schema$Spreadsheet): Repair {
  const sheets = new Map((spreadsheet.sheets ?? []).map((sheet) => [sheet.properties?.sheetId, sheet]));
  const marker = findRevision(spreadsheet)?.sheetId;
  const bare = marker !== undefined && !sheets.get(marker)?.protectedRanges?.length;
  const requests: Request[] = bare ? [markerProtection(marker)] : [];
  const columns = new Map<Tab, Set<number>>();
  for (const [name, tab] of findTabs(spreadsheet)) {
    const { sheetId, layout } = tab;
    const { developerMetadata, data, protectedRanges = [] } = sheets.get(sheetId) ?? {};
    if (markedValue(developerMetadata, TAB_MARK) !== name) requests.push(tabMark(name, sheetId));
    const isView = layout.kind === 'view';
    // Protections of older versions covered each column of a view.
    const isBare = (index: number) => !protectedRanges.some(covers(index));
    if (isView && [...tab.columns.values()].some(isBare)) requests.push(viewProtection(layout.title, sheetId));
    for (const { key, header, owner } of layout.columns) {
      const index = tab.columns.get(key);
      if (index === undefined) continue;
      const marks = data?.[0]?.columnMetadata?.[index]?.developerMetadata ?? [];
      const known = marks.some(
        ({ metadataKey, metadataValue }) => metadataKey === COLUMN_MARK && metadataValue === `${name}.${key}`,
      );
      const repaired = [
        ...(known ? [] : [columnMark(name, key, sheetId, index)]),
        ...(owner === 'system' && !isView && isBare(index) ? [columnProtection(header, sheetId, index)] : []),
      ];
      if (repaired.length === 0) continue;
      requests.push(...repaired);
      columns.set(tab, (columns.get(tab) ?? new Set()).add(index));
    }
  }
  return { requests, columns };
}
