import type { Draft, DraftSheet } from './draft.ts';
import { rewriteReferences } from './formula/rewrite.ts';
import { decimalOf } from './formula/tokens.ts';
import type { Cell, GridRange, Sheet, Workbook } from './model.ts';
import { freeTableName } from './table.ts';

/** A copy of a tab, with new identifiers for the objects on it. The copy has no protections or filter views that refer to named ranges. */
export function copyOfSheet(draft: Draft, source: Sheet, sheetId: number, title: string): DraftSheet {
  const here = <T extends GridRange>(range: T): T => ({ ...range, sheetId });
  return {
    properties: { ...source.properties, sheetId, title },
    rows: source.rows.map((row) => row && draft.newRow(row.cells)),
    rowProperties: [...source.rowProperties],
    columnProperties: [...source.columnProperties],
    merges: source.merges.map(here),
    protectedRanges: source.protectedRanges.flatMap(({ namedRangeId, range, unprotectedRanges, ...rest }) =>
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
    tables: source.tables.map((each) => ({
      ...each,
      tableId: String(draft.ids.int31()),
      name: freeTableName(draft, `${each.name}_`),
      range: here(each.range),
    })),
    basicFilter: source.basicFilter && { ...source.basicFilter, range: here(source.basicFilter.range) },
    filterViews: source.filterViews.flatMap(({ range, namedRangeId, ...view }) =>
      namedRangeId === undefined
        ? [{ ...view, filterViewId: draft.ids.int31(), ...(range && { range: here(range) }) }]
        : [],
    ),
    rowGroups: [...source.rowGroups],
    columnGroups: [...source.columnGroups],
  };
}

/** The title of a copy: `Copy of X` or, in Russian spreadsheets, «X (копия)», with a number if the title is taken. */
export function copyTitle(draft: Draft, title: string): string {
  const name = draft.properties.locale.startsWith('ru') ? `${title} (копия)` : `Copy of ${title}`;
  const taken = new Set(draft.tabs.map((sheet) => sheet.properties.title));
  let number = 1;
  while (taken.has(number === 1 ? name : `${name} ${number}`)) number += 1;
  return number === 1 ? name : `${name} ${number}`;
}

/** Cells copied from a tab of another spreadsheet, with their formats and rules. References to tabs that this spreadsheet lacks become `#REF!`. */
export function cellsFrom(draft: Draft, other: Workbook, sheet: Sheet): Sheet {
  const own = sheet.properties.title.toLowerCase();
  const here = new Set(draft.tabs.map(({ properties }) => properties.title.toLowerCase()));
  const decimal = decimalOf(draft.properties.locale);
  const share = (key: string | undefined): string | undefined => {
    const piece = key === undefined ? undefined : other.pieces.get(key);
    return piece && draft.share(piece);
  };
  const taken = (cell: Cell | null): Cell | null => {
    if (!cell) return null;
    const [format, rule, runs] = [cell.format, cell.rule, cell.runs].map(share);
    const { format: _format, rule: _rule, runs: _runs, formula, ...rest } = cell;
    const moved =
      formula === undefined
        ? undefined
        : rewriteReferences(formula, decimal, (reference) => {
            const tab = reference.tab?.toLowerCase();
            if (tab === undefined) return reference;
            if (tab !== own) return here.has(tab) ? reference : undefined;
            const { tab: _own, ...cells } = reference;
            return cells;
          });
    if (moved !== undefined) draft.hasFormulas = true;
    return {
      ...rest,
      ...(moved !== undefined && { formula: moved }),
      ...(format && { format }),
      ...(rule && { rule }),
      ...(runs && { runs }),
    };
  };
  return { ...sheet, rows: sheet.rows.map((row) => row && { id: row.id, cells: row.cells.map(taken) }) };
}
