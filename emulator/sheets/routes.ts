import { invalidArgument, notFound } from '../core/errors.ts';
import { type Answer, type Context, json, type Request, type Route } from '../core/exchange.ts';
import { below, compileMask, selectFields } from '../core/fields-mask.ts';
import { registerFile } from '../drive/files.ts';
import { applyRequests, requestShape } from './batch-update.ts';
import { spreadsheetJson } from './cached-row.ts';
import { cellsFrom, copyOfSheet, copyTitle } from './copy-sheet.ts';
import { createSpreadsheet, newSpreadsheet } from './create-spreadsheet.ts';
import { areasOf, selects, showDataFilter } from './data-filter.ts';
import { dataFilter } from './developer-metadata.ts';
import type { Area, Workbook } from './model.ts';
import { checkQuery, switchedOn } from './query.ts';
import { loadWorkbook } from './repository.ts';
import { resolveArea } from './resolve-range.ts';
import { editWorkbook } from './session.ts';
import { bool, list, message, parseBody, text } from './shape.ts';
import { checkedGrid, checkTitle, newSheetId } from './sheet-properties.ts';
import { showMetadata } from './show-metadata.ts';
import { showSheetProperties, showSpreadsheet, type View } from './show-spreadsheet.ts';
import { valueRoutes } from './values/routes.ts';

const ROOT = '/v4/spreadsheets';
const ONE = `${ROOT}/(?<spreadsheetId>[^/:?]+)`;

const SPREADSHEET_MIME = 'application/vnd.google-apps.spreadsheet';

/** An answer that may contain the rows of a spreadsheet. */
const shown = (value: object, request: Request): Answer => json(value, request, 200, spreadsheetJson);

const create: Route = {
  method: 'POST',
  pattern: new RegExp(`^${ROOT}$`),
  handle(request, _params, context) {
    checkQuery(request.query);
    const given = newSpreadsheet.read(parseBody(request.body), '');
    const workbook = createSpreadsheet(context, context.ids.file(), given);
    registerFile(context, { id: workbook.id, name: workbook.properties.title, mimeType: SPREADSHEET_MIME });
    return shown(showSpreadsheet(workbook, viewOf(request, context, workbook, [])), request);
  },
};

const get: Route = {
  method: 'GET',
  pattern: new RegExp(`^${ONE}$`),
  handle(request, { spreadsheetId: id = '' }, context) {
    checkQuery(request.query, 'ranges', 'includeGridData', 'excludeTablesInBandedRanges');
    const workbook = loadWorkbook(context.store, id);
    const ranges = request.query.getAll('ranges');
    return shown(showSpreadsheet(workbook, viewOf(request, context, workbook, ranges)), request);
  },
};

function viewOf(request: Request, context: Context, workbook: Workbook, ranges: readonly string[]): View {
  const fields = request.query.get('fields');
  const mask = fields ? compileMask(fields) : undefined;
  return {
    mask,
    includeGridData: switchedOn(request.query, 'includeGridData'),
    areas: ranges.length > 0 ? areasByTab(workbook, ranges) : undefined,
    identity: context.identity,
    blankCells: context.blankCells,
    now: context.clock.now(),
    excludeTablesInBandedRanges: switchedOn(request.query, 'excludeTablesInBandedRanges'),
  };
}

function areasByTab(workbook: Workbook, ranges: readonly string[]): Map<number, Area[]> {
  const areas = new Map<number, Area[]>();
  for (const range of ranges) {
    const { sheet, area } = resolveArea(workbook, range);
    const { sheetId } = sheet.properties;
    areas.set(sheetId, [...(areas.get(sheetId) ?? []), area]);
  }
  return areas;
}

const batchBody = message({
  requests: list(requestShape),
  includeSpreadsheetInResponse: bool,
  responseRanges: list(text),
  responseIncludeGridData: bool,
});

const batchUpdate: Route = {
  method: 'POST',
  pattern: new RegExp(`^${ONE}/?:batchUpdate$`),
  handle(request, { spreadsheetId: id = '' }, context) {
    checkQuery(request.query);
    loadWorkbook(context.store, id);
    const body = batchBody.read(parseBody(request.body), '');
    const replies = editWorkbook(context, id, (draft) => applyRequests(draft, body.requests ?? []));
    const answer = selectFields({ spreadsheetId: id, replies }, request.query) as Record<string, unknown>;
    const fields = request.query.get('fields');
    const mask = fields ? compileMask(fields) : undefined;
    const asked = below(mask, 'updatedSpreadsheet');
    if (body.includeSpreadsheetInResponse && (!mask || asked)) {
      const workbook = loadWorkbook(context.store, id);
      const ranges = body.responseRanges ?? [];
      answer.updatedSpreadsheet = showSpreadsheet(workbook, {
        mask: asked,
        includeGridData: body.responseIncludeGridData ?? false,
        areas: ranges.length > 0 ? areasByTab(workbook, ranges) : undefined,
        identity: context.identity,
        blankCells: context.blankCells,
        now: context.clock.now(),
      });
    }
    return shown(answer, request);
  },
};

const getMetadata: Route = {
  method: 'GET',
  pattern: new RegExp(`^${ONE}/developerMetadata/(?<metadataId>[^/:]+)$`),
  handle(request, { spreadsheetId: id = '', metadataId }, context) {
    checkQuery(request.query);
    const found = loadWorkbook(context.store, id).metadata.find((each) => String(each.metadataId) === metadataId);
    if (!found) throw notFound();
    return json(selectFields(showMetadata(found), request.query), request);
  },
};

const searchBody = message({ dataFilters: list(dataFilter) });

const searchMetadata: Route = {
  method: 'POST',
  pattern: new RegExp(`^${ONE}/developerMetadata:search$`),
  handle(request, { spreadsheetId: id = '' }, context) {
    checkQuery(request.query);
    const { dataFilters = [] } = searchBody.read(parseBody(request.body), '');
    const workbook = loadWorkbook(context.store, id);
    const matched = workbook.metadata.flatMap((each) => {
      const filters = dataFilters.filter((filter, index) => selects(workbook, filter, each, `dataFilters[${index}]`));
      return filters.length > 0
        ? [{ developerMetadata: showMetadata(each), dataFilters: filters.map(showDataFilter) }]
        : [];
    });
    const answer = matched.length > 0 ? { matchedDeveloperMetadata: matched } : {};
    return json(selectFields(answer, request.query), request);
  },
};

const filterBody = message({ dataFilters: list(dataFilter), includeGridData: bool, excludeTablesInBandedRanges: bool });

const getByDataFilter: Route = {
  method: 'POST',
  pattern: new RegExp(`^${ONE}/?:getByDataFilter$`),
  handle(request, { spreadsheetId: id = '' }, context) {
    checkQuery(request.query);
    const workbook = loadWorkbook(context.store, id);
    const body = filterBody.read(parseBody(request.body), '');
    const { dataFilters = [], includeGridData = false, excludeTablesInBandedRanges = false } = body;
    const areas = new Map<number, Area[]>();
    for (const [index, filter] of dataFilters.entries()) {
      for (const { sheet, area } of areasOf(workbook, filter, `dataFilters[${index}]`)) {
        const { sheetId } = sheet.properties;
        areas.set(sheetId, [...(areas.get(sheetId) ?? []), area]);
      }
    }
    const view = { ...viewOf(request, context, workbook, []), includeGridData, excludeTablesInBandedRanges };
    return shown(showSpreadsheet(workbook, dataFilters.length > 0 ? { ...view, areas } : view), request);
  },
};

const copyBody = message({ destinationSpreadsheetId: text });

const copyTo: Route = {
  method: 'POST',
  pattern: new RegExp(`^${ONE}/sheets/(?<sheetId>[^/:]+):copyTo$`),
  handle(request, { spreadsheetId: id = '', sheetId = '' }, context) {
    checkQuery(request.query);
    const source = loadWorkbook(context.store, id);
    const { destinationSpreadsheetId = '' } = copyBody.read(parseBody(request.body), '');
    const sheet = source.sheets.find(({ properties }) => String(properties.sheetId) === sheetId);
    if (!sheet) throw invalidArgument(`No sheet with id: ${sheetId}`);
    const properties = editWorkbook(context, destinationSpreadsheetId, (draft) => {
      checkedGrid(draft, sheet.properties.gridProperties);
      const title = copyTitle(draft, sheet.properties.title);
      checkTitle(draft, title);
      const copy = copyOfSheet(draft, cellsFrom(draft, source, sheet), newSheetId(draft, undefined), title);
      draft.insertSheet(copy, draft.tabs.length);
      return showSheetProperties(copy.properties, draft.tabs.length - 1);
    });
    return json(selectFields(properties, request.query), request);
  },
};

/** The methods of Sheets v4, at Google's own paths. */
export const sheetsRoutes: readonly Route[] = [
  create,
  get,
  batchUpdate,
  getMetadata,
  searchMetadata,
  ...valueRoutes(ONE),
  getByDataFilter,
  copyTo,
];
