import type { Context } from '../core/exchange.ts';
import { Draft } from './draft.ts';
import type { Workbook } from './model.ts';
import { saveWorkbook } from './repository.ts';
import { addSheet } from './requests/add-sheet.ts';
import { laterFields, list, message, outputOnly } from './shape.ts';
import { sheetProperties } from './sheet-properties.ts';
import { spreadsheetProperties } from './spreadsheet-properties.ts';

/** The part of Google's Spreadsheet that `create` accepts. */
export const newSpreadsheet = message({
  spreadsheetId: outputOnly,
  spreadsheetUrl: outputOnly,
  properties: spreadsheetProperties,
  sheets: list(
    message({
      properties: sheetProperties,
      ...laterFields(
        'data',
        'merges',
        'conditionalFormats',
        'filterViews',
        'protectedRanges',
        'basicFilter',
        'charts',
        'bandedRanges',
        'developerMetadata',
        'rowGroups',
        'columnGroups',
        'slicers',
        'tables',
      ),
    }),
  ),
  ...laterFields('namedRanges', 'developerMetadata', 'dataSources', 'dataSourceSchedules'),
});

export type NewSpreadsheet = ReturnType<typeof newSpreadsheet.read>;

/** Creates and stores a spreadsheet that the caller owns. If the request names no tabs, the spreadsheet has one empty tab (sheetId 0). */
export function createSpreadsheet(
  context: Context,
  id: string,
  { properties = {}, sheets = [] }: NewSpreadsheet,
): Workbook {
  const locale = properties.locale ?? 'en_US';
  const russian = locale.startsWith('ru');
  const empty: Workbook = {
    id,
    owner: context.identity,
    properties: {
      title: properties.title || (russian ? 'Новая таблица' : 'Untitled spreadsheet'),
      locale,
      autoRecalc: properties.autoRecalc ?? 'ON_CHANGE',
      timeZone: properties.timeZone ?? 'Etc/GMT',
    },
    sheets: [],
    namedRanges: [],
    metadata: [],
    nextRowId: 1,
    pieces: new Map(),
  };
  const draft = new Draft(empty, context.identity, context.ids, context.clock.now());
  const tabs = sheets.length > 0 ? sheets : [{ properties: { sheetId: 0 } }];
  for (const [index, tab] of tabs.entries()) addSheet.read(tab, `sheets[${index}]`)(draft);
  const { workbook } = draft;
  saveWorkbook(context.store, workbook, undefined, draft.usedPieces);
  return workbook;
}
