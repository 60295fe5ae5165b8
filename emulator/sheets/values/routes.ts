import { type Answer, type Context, json, type Request, type Route } from '../../core/exchange.ts';
import { selectFields } from '../../core/fields-mask.ts';
import { showA1 } from '../a1.ts';
import type { Draft } from '../draft.ts';
import { growColumns, growRows } from '../grid.ts';
import { longest } from '../largest.ts';
import type { Workbook } from '../model.ts';
import { moveGrid } from '../move-grid.ts';
import { checkQuery, parameter, switchedOn } from '../query.ts';
import { loadWorkbook } from '../repository.ts';
import { resolveArea } from '../resolve-range.ts';
import { editWorkbook } from '../session.ts';
import { bool, list, message, parseBody, text } from '../shape.ts';
import { growTable, tableAt } from '../table.ts';
import { byDataFilterRoutes } from './by-data-filter.ts';
import { clearArea } from './clear-values.ts';
import { findTable } from './find-table.ts';
import {
  dateTimeRenderOption,
  insertDataOption,
  majorDimension,
  type RenderOptions,
  renderOptions,
  requiredInputOption,
  valueInputOption,
  valueRenderOption,
} from './options.ts';
import { readValues } from './read-values.ts';
import { inPlace, showWritten, totals } from './update-answer.ts';
import { byRows, valueRange } from './value-range.ts';
import { type Written, writeAt, writeRange } from './write-values.ts';

const READING = ['majorDimension', 'valueRenderOption', 'dateTimeRenderOption'];
const WRITING = [
  'valueInputOption',
  'includeValuesInResponse',
  'responseValueRenderOption',
  'responseDateTimeRenderOption',
];

const answer = (value: unknown, request: Request): Answer => json(selectFields(value, request.query), request);

function get(request: Request, id: string, range: string, context: Context): Answer {
  checkQuery(request.query, ...READING);
  return answer(reader(request, loadWorkbook(context.store, id))(range), request);
}

function batchGet(request: Request, id: string, context: Context): Answer {
  checkQuery(request.query, 'ranges', ...READING);
  const valueRanges = request.query.getAll('ranges').map(reader(request, loadWorkbook(context.store, id)));
  return answer({ spreadsheetId: id, valueRanges }, request);
}

function reader({ query }: Request, workbook: Workbook): (range: string) => object {
  const options = renderOptions(query);
  const major = parameter(query, 'majorDimension', majorDimension);
  return (range) => {
    const { sheet, area } = resolveArea(workbook, range);
    return readValues(workbook, sheet, area, options, major);
  };
}

function update(request: Request, id: string, range: string, context: Context): Answer {
  checkQuery(request.query, ...WRITING);
  loadWorkbook(context.store, id);
  const option = requiredInputOption(parameter(request.query, 'valueInputOption', valueInputOption));
  const given = valueRange.read(parseBody(request.body), 'data');
  const written = editWorkbook(context, id, (draft) => writeRange(draft, range, byRows(given), option));
  return answer(report(request, context, id, written, given.majorDimension), request);
}

/** An UpdateValuesResponse, with the current values if the request wants them. */
function report(request: Request, context: Context, id: string, written: Written, major: 'ROWS' | 'COLUMNS' = 'ROWS') {
  // Google reads the options, and refuses unknown values, also if it does not need them.
  const options = renderOptions(request.query, true);
  const shown = switchedOn(request.query, 'includeValuesInResponse') ? options : undefined;
  return showWritten(loadWorkbook(context.store, id), written, shown, major);
}

function append(request: Request, id: string, range: string, context: Context): Answer {
  checkQuery(request.query, 'insertDataOption', ...WRITING);
  const workbook = loadWorkbook(context.store, id);
  const option = requiredInputOption(parameter(request.query, 'valueInputOption', valueInputOption));
  const insert = parameter(request.query, 'insertDataOption', insertDataOption) === 'INSERT_ROWS';
  const given = valueRange.read(parseBody(request.body), 'data');
  const { sheet, area } = resolveArea(workbook, range);
  const table = findTable(sheet, area);
  const written = editWorkbook(context, id, (draft) => {
    const rows = byRows(given);
    const start = table?.endRowIndex ?? area.startRowIndex;
    const column = table?.startColumnIndex ?? area.startColumnIndex;
    const { sheetId } = area;
    if (insert && rows.length > 0 && start < draft.sheet(sheetId).properties.gridProperties.rowCount) {
      moveGrid(draft, { sheetId, dimension: 'ROWS', start, count: rows.length });
    }
    growRows(draft, sheetId, start + rows.length);
    growColumns(draft, sheetId, column + longest(rows, 0));
    const above = insert ? tableAt(draft.sheet(sheetId), start - 1, column) : undefined;
    if (above) growTable(draft, above, start + rows.length);
    return writeAt(draft, sheetId, start, column, rows, option);
  });
  const updates = report(request, context, id, written, given.majorDimension);
  const tableRange = table && { tableRange: showA1(sheet.properties.title, table) };
  return answer({ spreadsheetId: id, ...tableRange, updates }, request);
}

const batchUpdateBody = message({
  valueInputOption,
  data: list(valueRange),
  includeValuesInResponse: bool,
  responseValueRenderOption: valueRenderOption,
  responseDateTimeRenderOption: dateTimeRenderOption,
});

function batchUpdate(request: Request, id: string, context: Context): Answer {
  checkQuery(request.query);
  loadWorkbook(context.store, id);
  const body = batchUpdateBody.read(parseBody(request.body), '');
  const option = requiredInputOption(body.valueInputOption);
  const data = body.data ?? [];
  const written = editWorkbook(context, id, (draft) =>
    data.map((given, index) =>
      inPlace(`data[${index}]`, () => writeRange(draft, given.range ?? '', byRows(given), option)),
    ),
  );
  const workbook = loadWorkbook(context.store, id);
  const shown: RenderOptions | undefined = body.includeValuesInResponse
    ? {
        render: body.responseValueRenderOption ?? 'FORMATTED_VALUE',
        dateTime: body.responseDateTimeRenderOption ?? 'SERIAL_NUMBER',
      }
    : undefined;
  const responses = written.map((each, index) => showWritten(workbook, each, shown, data[index]?.majorDimension));
  return answer({ spreadsheetId: id, ...totals(written), responses }, request);
}

/** Clears the values of a reference. Returns the range in A1. */
function clearRange(draft: Draft, reference: string): string {
  const { sheet, area } = resolveArea(draft.workbook, reference);
  clearArea(draft, area);
  return showA1(sheet.properties.title, area);
}

function clear(request: Request, id: string, range: string, context: Context): Answer {
  checkQuery(request.query);
  message({}).read(parseBody(request.body), '');
  const clearedRange = editWorkbook(context, id, (draft) => clearRange(draft, range));
  return answer({ spreadsheetId: id, clearedRange }, request);
}

const batchClearBody = message({ ranges: list(text) });

function batchClear(request: Request, id: string, context: Context): Answer {
  checkQuery(request.query);
  const { ranges = [] } = batchClearBody.read(parseBody(request.body), '');
  const clearedRanges = editWorkbook(context, id, (draft) => ranges.map((range) => clearRange(draft, range)));
  return answer({ spreadsheetId: id, clearedRanges }, request);
}

/** The methods of spreadsheets.values. `one` is the path pattern of a spreadsheet, with the group `spreadsheetId`. */
export function valueRoutes(one: string): Route[] {
  type OnRange = (request: Request, id: string, range: string, context: Context) => Answer;
  const onRange = (method: string, suffix: string, handle: OnRange): Route => ({
    method,
    pattern: new RegExp(`^${one}/values/(?<range>[^/]+?)${suffix}$`),
    handle: (request, { spreadsheetId: id = '', range = '' }, context) => handle(request, id, range, context),
  });
  type OnAll = (request: Request, id: string, context: Context) => Answer;
  const onAll = (method: string, name: string, handle: OnAll): Route => ({
    method,
    pattern: new RegExp(`^${one}/values:${name}$`),
    handle: (request, { spreadsheetId: id = '' }, context) => handle(request, id, context),
  });
  return [
    onRange('GET', '', get),
    onRange('PUT', '', update),
    onRange('POST', ':append', append),
    onRange('POST', ':clear', clear),
    onAll('GET', 'batchGet', batchGet),
    onAll('POST', 'batchUpdate', batchUpdate),
    onAll('POST', 'batchClear', batchClear),
    ...byDataFilterRoutes(one),
  ];
}
