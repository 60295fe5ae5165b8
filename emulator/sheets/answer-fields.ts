import { badRequest } from '../core/errors.ts';
import type { Mask } from '../core/fields-mask.ts';
import { cellFormat } from './cell-format.ts';
import type { Shape } from './shape.ts';

/** Children of a message in an answer; null where any name is taken as it comes. */
interface Names {
  readonly [name: string]: Names | null;
}

const leaf = (...names: string[]): Names => Object.fromEntries(names.map((name) => [name, null]));

const fromShape = (shape: Shape<unknown>): Names | null =>
  shape.fields
    ? Object.fromEntries(Object.entries(shape.fields).map(([name, child]) => [name, fromShape(child)]))
    : null;

const range = leaf('sheetId', 'startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex');
const extendedValue: Names = {
  ...leaf('numberValue', 'stringValue', 'boolValue', 'formulaValue'),
  errorValue: leaf('type', 'message'),
};
const metadata: Names = {
  ...leaf('metadataId', 'metadataKey', 'metadataValue', 'visibility'),
  location: { ...leaf('locationType', 'spreadsheet', 'sheetId', 'dimensionRange') },
};
const dimension: Names = {
  ...leaf('hiddenByFilter', 'hiddenByUser', 'pixelSize', 'dataSourceColumnReference'),
  developerMetadata: metadata,
};
const format = fromShape(cellFormat);

const cell: Names = {
  userEnteredValue: extendedValue,
  effectiveValue: extendedValue,
  ...leaf('formattedValue', 'hyperlink', 'note', 'textFormatRuns', 'dataValidation', 'pivotTable'),
  ...leaf('dataSourceTable', 'dataSourceFormula', 'chipRuns'),
  userEnteredFormat: format,
  effectiveFormat: format,
};

/** The fields of Google's Spreadsheet, as deep as a wrong name is refused. */
const SPREADSHEET: Names = {
  ...leaf('spreadsheetId', 'spreadsheetUrl', 'dataSources', 'dataSourceSchedules'),
  properties: leaf(
    ...['title', 'locale', 'autoRecalc', 'timeZone', 'defaultFormat', 'iterativeCalculationSettings'],
    ...['spreadsheetTheme', 'importFunctionsExternalUrlAccessAllowed'],
  ),
  namedRanges: { ...leaf('namedRangeId', 'name'), range },
  developerMetadata: metadata,
  sheets: {
    properties: {
      ...leaf('sheetId', 'title', 'index', 'sheetType', 'hidden', 'tabColor', 'tabColorStyle', 'rightToLeft'),
      ...leaf('dataSourceSheetProperties'),
      gridProperties: leaf(
        ...['rowCount', 'columnCount', 'frozenRowCount', 'frozenColumnCount', 'hideGridlines'],
        ...['rowGroupControlAfter', 'columnGroupControlAfter'],
      ),
    },
    data: {
      ...leaf('startRow', 'startColumn'),
      rowData: { values: cell },
      rowMetadata: dimension,
      columnMetadata: dimension,
    },
    merges: range,
    developerMetadata: metadata,
    ...leaf('conditionalFormats', 'filterViews', 'protectedRanges', 'basicFilter', 'charts', 'bandedRanges'),
    ...leaf('rowGroups', 'columnGroups', 'slicers', 'tables'),
  },
};

/** @throws 400 when the mask names a field that a Spreadsheet does not have */
export function checkSpreadsheetMask(mask: Mask, names: Names | null = SPREADSHEET, at = ''): void {
  if (mask === true || names === null) return;
  for (const [name, child] of mask) {
    if (name === '*') continue;
    const below = Object.hasOwn(names, name) ? names[name] : undefined;
    if (below === undefined) {
      const description = `Error expanding 'fields' parameter. Cannot find matching fields for path '${at}${name}'.`;
      throw badRequest('Request contains an invalid argument.', [{ field: `${at}${name}`, description }]);
    }
    checkSpreadsheetMask(child, below, `${at}${name}.`);
  }
}
