import type { Context } from '../core/exchange.ts';
import { rowData } from './cell-data.ts';
import { Draft } from './draft.ts';
import type { Workbook } from './model.ts';
import { recalculate } from './recalculate.ts';
import { saveWorkbook } from './repository.ts';
import { addSheet } from './requests/add-sheet.ts';
import { updateCells } from './requests/update-cells.ts';
import { int32, list, message, outputOnly, unsupportedFields } from './shape.ts';
import { newSheetId, sheetProperties } from './sheet-properties.ts';
import { spreadsheetProperties } from './spreadsheet-properties.ts';

/** A block of cells: its top left corner and its rows. */
const gridData = message({
  startRow: int32,
  startColumn: int32,
  rowData: list(rowData),
  ...unsupportedFields('rowMetadata', 'columnMetadata'),
});

/** The part of Google's Spreadsheet that `create` accepts. */
export const newSpreadsheet = message({
  spreadsheetId: outputOnly,
  spreadsheetUrl: outputOnly,
  properties: spreadsheetProperties,
  sheets: list(
    message({
      properties: sheetProperties,
      data: list(gridData),
      ...unsupportedFields(
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
  ...unsupportedFields('namedRanges', 'developerMetadata', 'dataSources', 'dataSourceSchedules'),
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
  const tabs: NonNullable<NewSpreadsheet['sheets']> = sheets.length > 0 ? sheets : [{ properties: { sheetId: 0 } }];
  for (const [index, { data = [], properties: given = {} }] of tabs.entries()) {
    const sheetId = newSheetId(draft, given.sheetId);
    addSheet.read({ properties: { ...given, sheetId } }, `sheets[${index}]`)(draft);
    for (const { startRow: rowIndex = 0, startColumn: columnIndex = 0, rowData: rows = [] } of data) {
      updateCells.read({ start: { sheetId, rowIndex, columnIndex }, rows, fields: '*' }, 'sheets.data')(draft);
    }
  }
  recalculate(draft);
  const { workbook } = draft;
  saveWorkbook(context.store, workbook, undefined, draft.usedPieces);
  return workbook;
}
