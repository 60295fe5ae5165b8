import { notFound, notImplemented } from '../core/errors.ts';
import { type Context, json, type Request, type Route } from '../core/exchange.ts';
import { compileMask, selectFields } from '../core/fields-mask.ts';
import { registerFile } from '../drive/files.ts';
import { applyRequests, requestShape } from './batch-update.ts';
import { createSpreadsheet, newSpreadsheet } from './create-spreadsheet.ts';
import { dataFilter, matches } from './developer-metadata.ts';
import type { Area, Workbook } from './model.ts';
import { checkQuery, switchedOn } from './query.ts';
import { loadWorkbook } from './repository.ts';
import { resolveArea } from './resolve-range.ts';
import { editWorkbook } from './session.ts';
import { bool, list, message, parseBody, text } from './shape.ts';
import { showMetadata } from './show-metadata.ts';
import { showSpreadsheet, type View } from './show-spreadsheet.ts';
import { valueRoutes } from './values/routes.ts';

const ROOT = '/v4/spreadsheets';
const ONE = `${ROOT}/(?<id>[^/:?]+)`;

const SPREADSHEET_MIME = 'application/vnd.google-apps.spreadsheet';

const create: Route = {
  method: 'POST',
  pattern: new RegExp(`^${ROOT}$`),
  handle(request, _params, context) {
    checkQuery(request.query);
    const given = newSpreadsheet.read(parseBody(request.body), '');
    const workbook = createSpreadsheet(context, context.ids.file(), given);
    registerFile(context, { id: workbook.id, name: workbook.properties.title, mimeType: SPREADSHEET_MIME });
    return json(showSpreadsheet(workbook, viewOf(request, context, workbook, [])), request);
  },
};

const get: Route = {
  method: 'GET',
  pattern: new RegExp(`^${ONE}$`),
  handle(request, { id = '' }, context) {
    checkQuery(request.query, 'ranges', 'includeGridData', 'excludeTablesInBandedRanges');
    const workbook = loadWorkbook(context.store, id);
    const ranges = request.query.getAll('ranges');
    return json(showSpreadsheet(workbook, viewOf(request, context, workbook, ranges)), request);
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
  pattern: new RegExp(`^${ONE}:batchUpdate$`),
  handle(request, { id = '' }, context) {
    checkQuery(request.query);
    loadWorkbook(context.store, id);
    const body = batchBody.read(parseBody(request.body), '');
    const replies = editWorkbook(context, id, (draft) => applyRequests(draft, body.requests ?? []));
    const answer: Record<string, unknown> = { spreadsheetId: id, replies };
    if (body.includeSpreadsheetInResponse) {
      const workbook = loadWorkbook(context.store, id);
      const ranges = body.responseRanges ?? [];
      answer.updatedSpreadsheet = showSpreadsheet(workbook, {
        mask: undefined,
        includeGridData: body.responseIncludeGridData ?? false,
        areas: ranges.length > 0 ? areasByTab(workbook, ranges) : undefined,
        identity: context.identity,
      });
    }
    return json(selectFields(answer, request.query), request);
  },
};

const getMetadata: Route = {
  method: 'GET',
  pattern: new RegExp(`^${ONE}/developerMetadata/(?<metadataId>[^/:]+)$`),
  handle(request, { id = '', metadataId }, context) {
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
  handle(request, { id = '' }, context) {
    checkQuery(request.query);
    const { dataFilters = [] } = searchBody.read(parseBody(request.body), '');
    const matched = loadWorkbook(context.store, id).metadata.flatMap((each) => {
      const filters = dataFilters.filter((filter) => matches(each, filter.developerMetadataLookup));
      return filters.length > 0 ? [{ developerMetadata: showMetadata(each), dataFilters: filters }] : [];
    });
    const answer = matched.length > 0 ? { matchedDeveloperMetadata: matched } : {};
    return json(selectFields(answer, request.query), request);
  },
};

/** A method that Google has and the emulator does not. */
function laterMethod(name: string, method: string, path: string): Route {
  return {
    method,
    pattern: new RegExp(`^${ONE}${path}$`),
    handle() {
      throw notImplemented(name);
    },
  };
}

/** The methods of Sheets v4, under Google's own paths. */
export const sheetsRoutes: readonly Route[] = [
  create,
  get,
  batchUpdate,
  getMetadata,
  searchMetadata,
  ...valueRoutes(ONE),
  laterMethod('spreadsheets.getByDataFilter', 'POST', ':getByDataFilter'),
  laterMethod('spreadsheets.values.batchGetByDataFilter', 'POST', '/values:batchGetByDataFilter'),
  laterMethod('spreadsheets.values.batchUpdateByDataFilter', 'POST', '/values:batchUpdateByDataFilter'),
  laterMethod('spreadsheets.values.batchClearByDataFilter', 'POST', '/values:batchClearByDataFilter'),
  laterMethod('spreadsheets.sheets.copyTo', 'POST', '/sheets/[^/:]+:copyTo'),
];
