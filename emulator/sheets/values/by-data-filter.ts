import type { Answer, Context, Request, Route } from '../../core/exchange.ts';
import { json } from '../../core/exchange.ts';
import { selectFields } from '../../core/fields-mask.ts';
import { showA1 } from '../a1.ts';
import { areasOf, showDataFilter } from '../data-filter.ts';
import { dataFilter } from '../developer-metadata.ts';
import { longest } from '../largest.ts';
import { checkQuery } from '../query.ts';
import { loadWorkbook } from '../repository.ts';
import { editWorkbook } from '../session.ts';
import { bool, list, message, parseBody } from '../shape.ts';
import { clearArea } from './clear-values.ts';
import {
  dateTimeRenderOption,
  majorDimension,
  requiredInputOption,
  valueInputOption,
  valueRenderOption,
} from './options.ts';
import { readValues } from './read-values.ts';
import { inPlace, showWritten, totals } from './update-answer.ts';
import { byRows, lines } from './value-range.ts';
import { checkFits, writeAt } from './write-values.ts';

const answer = (value: unknown, request: Request): Answer => json(selectFields(value, request.query), request);

const getBody = message({ dataFilters: list(dataFilter), majorDimension, valueRenderOption, dateTimeRenderOption });

/**
 * The values of each range, with the filters that found it. Google's order is arbitrary. Ours is reversed, so that clients do not rely on an order.
 */
function batchGet(request: Request, id: string, context: Context): Answer {
  checkQuery(request.query);
  const workbook = loadWorkbook(context.store, id);
  const {
    dataFilters = [],
    majorDimension: major,
    valueRenderOption: render,
    dateTimeRenderOption: dateTime,
  } = getBody.read(parseBody(request.body), '');
  const options = { render: render ?? 'FORMATTED_VALUE', dateTime: dateTime ?? 'SERIAL_NUMBER' } as const;
  const valueRanges = dataFilters.flatMap((filter, index) =>
    areasOf(workbook, filter, `dataFilters[${index}]`).map(({ sheet, area }) => ({
      valueRange: readValues(workbook, sheet, area, options, major),
      dataFilters: [showDataFilter(filter)],
    })),
  );
  return answer({ spreadsheetId: id, ...(valueRanges.length > 0 && { valueRanges: valueRanges.reverse() }) }, request);
}

const filteredRange = message({ dataFilter, majorDimension, values: lines });

const updateBody = message({
  valueInputOption,
  data: list(filteredRange),
  includeValuesInResponse: bool,
  responseValueRenderOption: valueRenderOption,
  responseDateTimeRenderOption: dateTimeRenderOption,
});

function batchUpdate(request: Request, id: string, context: Context): Answer {
  checkQuery(request.query);
  loadWorkbook(context.store, id);
  const body = updateBody.read(parseBody(request.body), '');
  const option = requiredInputOption(body.valueInputOption);
  const written = editWorkbook(context, id, (draft) =>
    (body.data ?? []).flatMap((given, index) =>
      inPlace(`data[${index}]`, () =>
        areasOf(draft.workbook, given.dataFilter ?? {}, 'dataFilter').map(({ sheet, area }) => {
          const rows = byRows(given);
          checkFits(sheet, area, rows.length, longest(rows, 0));
          const done = writeAt(draft, area.sheetId, area.startRowIndex, area.startColumnIndex, rows, option);
          return { given, done };
        }),
      ),
    ),
  );
  const workbook = loadWorkbook(context.store, id);
  const shown = body.includeValuesInResponse
    ? {
        render: body.responseValueRenderOption ?? ('FORMATTED_VALUE' as const),
        dateTime: body.responseDateTimeRenderOption ?? ('SERIAL_NUMBER' as const),
      }
    : undefined;
  const responses = written.map(({ given, done }) => {
    const { spreadsheetId: _own, ...counts } = showWritten(workbook, done, shown, given.majorDimension);
    return { ...counts, dataFilter: showDataFilter(given.dataFilter ?? {}) };
  });
  return answer({ spreadsheetId: id, ...totals(written.map(({ done }) => done)), responses }, request);
}

const clearBody = message({ dataFilters: list(dataFilter) });

function batchClear(request: Request, id: string, context: Context): Answer {
  checkQuery(request.query);
  const { dataFilters = [] } = clearBody.read(parseBody(request.body), '');
  const clearedRanges = editWorkbook(context, id, (draft) =>
    dataFilters.flatMap((filter, index) =>
      areasOf(draft.workbook, filter, `dataFilters[${index}]`).map(({ sheet, area }) => {
        clearArea(draft, area);
        return showA1(sheet.properties.title, area);
      }),
    ),
  );
  return answer({ spreadsheetId: id, ...(clearedRanges.length > 0 && { clearedRanges }) }, request);
}

/** Variants of batchGet, batchUpdate and batchClear that select their ranges by data filters. */
export function byDataFilterRoutes(one: string): Route[] {
  type OnAll = (request: Request, id: string, context: Context) => Answer;
  const route = (name: string, handle: OnAll): Route => ({
    method: 'POST',
    pattern: new RegExp(`^${one}/values:${name}ByDataFilter$`),
    handle: (request, { spreadsheetId: id = '' }, context) => handle(request, id, context),
  });
  return [route('batchGet', batchGet), route('batchUpdate', batchUpdate), route('batchClear', batchClear)];
}
