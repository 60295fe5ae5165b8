import type { Draft, DraftSheet } from '../draft.ts';
import type { GridRange, Sheet } from '../model.ts';
import { int32, message, text } from '../shape.ts';
import { checkedGrid, checkTitle, newSheetId } from '../sheet-properties.ts';
import { showSheetProperties } from '../show-spreadsheet.ts';
import { kind } from './kind.ts';

export const duplicateSheet = kind(
  message({ sourceSheetId: int32, insertSheetIndex: int32, newSheetId: int32, newSheetName: text }),
  (request, draft) => {
    const source = draft.sheet(request.sourceSheetId ?? 0);
    const title = request.newSheetName ?? copyTitle(draft, source.properties.title);
    checkTitle(draft, title);
    checkedGrid(draft, source.properties.gridProperties);
    const sheetId = newSheetId(draft, request.newSheetId);
    const place = Math.min(request.insertSheetIndex ?? 0, draft.tabs.length);
    const copy = copyOf(draft, source, sheetId, title);
    draft.insertSheet(copy, place);
    return { properties: showSheetProperties(copy.properties, place) };
  },
);

function copyOf(draft: Draft, source: Sheet, sheetId: number, title: string): DraftSheet {
  const here = <T extends GridRange>(range: T): T => ({ ...range, sheetId });
  return {
    properties: { ...source.properties, sheetId, title },
    rows: source.rows.map((row) => row && draft.newRow(row.cells)),
    rowProperties: [...source.rowProperties],
    columnProperties: [...source.columnProperties],
    merges: source.merges.map(here),
    protectedRanges: source.protectedRanges.flatMap(({ namedRangeId, range, unprotectedRanges, ...rest }) =>
      // A protection by name covers the original's cells only.
      namedRangeId === undefined
        ? [
            {
              ...rest,
              protectedRangeId: draft.ids.int31(),
              ...(range && { range: here(range) }),
              ...(unprotectedRanges && { unprotectedRanges: unprotectedRanges.map(here) }),
            },
          ]
        : [],
    ),
    conditionalFormats: source.conditionalFormats.map((rule) => ({ ...rule, ranges: rule.ranges.map(here) })),
    charts: source.charts.map((chart) => {
      const moved = JSON.parse(
        JSON.stringify(chart, (key, value) =>
          key === 'sheetId' && value === source.properties.sheetId ? sheetId : value,
        ),
      ) as typeof chart;
      return { ...moved, chartId: draft.ids.int31() };
    }),
    bandedRanges: source.bandedRanges.map((banding) => ({
      ...banding,
      bandedRangeId: draft.ids.int31(),
      range: here(banding.range),
    })),
    basicFilter: source.basicFilter && { ...source.basicFilter, range: here(source.basicFilter.range) },
  };
}

function copyTitle(draft: Draft, title: string): string {
  const name = draft.properties.locale.startsWith('ru') ? `${title} (копия)` : `Copy of ${title}`;
  const taken = new Set(draft.tabs.map((sheet) => sheet.properties.title));
  let number = 1;
  while (taken.has(number === 1 ? name : `${name} ${number}`)) number += 1;
  return number === 1 ? name : `${name} ${number}`;
}
