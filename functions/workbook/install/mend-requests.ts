import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { COLUMN_MARK, columnMark, findRevision, TAB_MARK, tabMark } from '../marks.ts';
import { findTabs } from '../read.ts';
import { markedValue } from '../spreadsheet-mark.ts';
import { markerProtection, protection } from './tab-requests.ts';

type Request = sheets_v4.Schema$Request;
type Protection = sheets_v4.Schema$ProtectedRange;

/** Whether a protection reaches a column; one of a whole tab names no columns. */
const covers =
  (index: number) =>
  ({ range }: Protection): boolean =>
    (range?.startColumnIndex ?? 0) <= index && index < (range?.endColumnIndex ?? Number.POSITIVE_INFINITY);

/** What somebody took away from tabs that stand: our marks on tab and columns, and the protection of what is not to be typed. */
export function mendRequests(spreadsheet: sheets_v4.Schema$Spreadsheet): Request[] {
  const sheets = new Map((spreadsheet.sheets ?? []).map((sheet) => [sheet.properties?.sheetId, sheet]));
  const marker = findRevision(spreadsheet)?.sheetId;
  const bare = marker !== undefined && !sheets.get(marker)?.protectedRanges?.length;
  const tabs = [...findTabs(spreadsheet)].flatMap(([name, { sheetId, layout, columns }]) => {
    const { developerMetadata, data, protectedRanges = [] } = sheets.get(sheetId) ?? {};
    const unmarked = markedValue(developerMetadata, TAB_MARK) === name ? [] : [tabMark(name, sheetId)];
    const mended = layout.columns.flatMap(({ key, header, owner }): Request[] => {
      const index = columns.get(key);
      if (index === undefined) return [];
      const marks = data?.[0]?.columnMetadata?.[index]?.developerMetadata ?? [];
      const known = marks.some(
        ({ metadataKey, metadataValue }) => metadataKey === COLUMN_MARK && metadataValue === `${name}.${key}`,
      );
      return [
        ...(known ? [] : [columnMark(name, key, sheetId, index)]),
        ...(owner === 'system' && !protectedRanges.some(covers(index))
          ? [protection(layout.kind, header, sheetId, index)]
          : []),
      ];
    });
    return [...unmarked, ...mended];
  });
  return [...(bare ? [markerProtection(marker)] : []), ...tabs];
}
