import { below, type Mask, prune } from '../core/fields-mask.ts';
import { DEFAULT_FORMAT } from './cell-format.ts';
import { THEME } from './color.ts';
import { showGroup } from './dimension-group.ts';
import { showFilter, showFilterView } from './filter.ts';
import { showRange } from './grid-range.ts';
import type { Area, DeveloperMetadata, NamedRange, ProtectedRange, Sheet, SheetProperties, Workbook } from './model.ts';
import { mayEdit } from './protection.ts';
import { type CellView, gridDataWriter } from './show-grid.ts';
import { showMetadata } from './show-metadata.ts';
import { showTable, showTableBanding } from './table.ts';

export interface View extends CellView {
  /** Compiled `fields`; undefined if the request has no `fields`. */
  readonly mask: Mask | undefined;
  readonly includeGridData: boolean;
  /** The requested areas by tab; undefined means all tabs as a whole. */
  readonly areas: ReadonlyMap<number, readonly Area[]> | undefined;
  readonly identity: string;
  /** Whether to omit Tables from the banded ranges. Google lists them there too. */
  readonly excludeTablesInBandedRanges?: boolean;
}

const SPREADSHEET_THEME = {
  primaryFontFamily: 'Arial',
  themeColors: Object.entries(THEME).map(([colorType, rgbColor]) => ({ colorType, color: { rgbColor } })),
};

/** A Spreadsheet message with only the requested fields. Cell data are included only if the mask or `includeGridData` asks for them. */
export function showSpreadsheet(workbook: Workbook, view: View): object {
  const mask = view.mask ?? true;
  const result: Record<string, unknown> = {};
  const add = (name: string, value: () => unknown): void => addField(result, mask, name, value);
  add('spreadsheetId', () => workbook.id);
  add('properties', () => ({
    ...workbook.properties,
    defaultFormat: DEFAULT_FORMAT,
    spreadsheetTheme: SPREADSHEET_THEME,
  }));
  const sheetsMask = below(mask, 'sheets');
  if (sheetsMask) {
    const byTab = metadataByTab(workbook);
    result.sheets = workbook.sheets.flatMap((sheet, index) => {
      const areas = view.areas?.get(sheet.properties.sheetId);
      if (view.areas && !areas) return [];
      return [showSheet(workbook, sheet, index, areas, sheetsMask, view, byTab.get(sheet.properties.sheetId) ?? [])];
    });
  }
  add('namedRanges', () => nonEmpty(workbook.namedRanges.flatMap(showNamedRange)));
  add('spreadsheetUrl', () => `https://docs.google.com/spreadsheets/d/${workbook.id}/edit`);
  add('developerMetadata', () =>
    nonEmpty(workbook.metadata.filter((each) => each.location.spreadsheet).map(showMetadata)),
  );
  return result;
}

function addField(into: Record<string, unknown>, mask: Mask, name: string, value: () => unknown): void {
  const reached = below(mask, name);
  if (reached === undefined) return;
  const shown = value();
  if (shown !== undefined) into[name] = prune(shown, reached);
}

function showSheet(
  workbook: Workbook,
  sheet: Sheet,
  index: number,
  areas: readonly Area[] | undefined,
  mask: Mask,
  view: View,
  metadata: readonly DeveloperMetadata[],
): object {
  const result: Record<string, unknown> = {};
  const add = (name: string, value: () => unknown): void => addField(result, mask, name, value);
  add('properties', () => showSheetProperties(sheet.properties, index));
  const dataMask = below(mask, 'data');
  if (dataMask && (view.mask || view.includeGridData) && sheet.properties.sheetType !== 'OBJECT') {
    const write = gridDataWriter(workbook, sheet, dataMask, metadata, view);
    result.data = areas && areas.length > 0 ? areas.map(write) : [write(undefined)];
  }
  add('merges', () => nonEmpty(sheet.merges.map(showRange)));
  add('conditionalFormats', () =>
    nonEmpty(sheet.conditionalFormats.map((rule) => ({ ...rule, ranges: rule.ranges.map(showRange) }))),
  );
  add('protectedRanges', () =>
    nonEmpty(sheet.protectedRanges.map((each) => showProtection(each, workbook.owner, view.identity))),
  );
  add('basicFilter', () => sheet.basicFilter && showFilter(sheet.basicFilter));
  add('filterViews', () => nonEmpty(sheet.filterViews.map(showFilterView)));
  add('charts', () => nonEmpty(sheet.charts.map(showChart)));
  add('bandedRanges', () =>
    nonEmpty([
      ...sheet.bandedRanges.map((each) => ({ ...each, range: showRange(each.range) })),
      ...(view.excludeTablesInBandedRanges ? [] : sheet.tables.map(showTableBanding)),
    ]),
  );
  add('tables', () => nonEmpty(sheet.tables.map((each) => showTable(sheet, each))));
  add('rowGroups', () => nonEmpty(sheet.rowGroups.map((group) => showGroup(group, 'ROWS', sheet.properties.sheetId))));
  add('columnGroups', () =>
    nonEmpty(sheet.columnGroups.map((group) => showGroup(group, 'COLUMNS', sheet.properties.sheetId))),
  );
  add('developerMetadata', () =>
    nonEmpty(metadata.filter((each) => each.location.sheetId !== undefined).map(showMetadata)),
  );
  return result;
}

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** SheetProperties in Google's order; `index` and `sheetId` are present even when 0. */
export function showSheetProperties(properties: SheetProperties, index: number): object {
  const { sheetId, title, gridProperties, sheetType = 'GRID', ...rest } = properties;
  return { sheetId, title, index, sheetType, ...(sheetType === 'GRID' && { gridProperties }), ...rest };
}

/** A NamedRange as Google shows it; empty if its cells were deleted. */
export function showNamedRange({ namedRangeId, name, range }: NamedRange): object[] {
  return range ? [{ namedRangeId, name, range: showRange(range) }] : [];
}

export function showProtection(protection: ProtectedRange, owner: string, identity: string): object {
  const { protectedRangeId, range, namedRangeId, description, warningOnly, unprotectedRanges, editors } = protection;
  const editable = mayEdit(protection, owner, identity);
  return {
    protectedRangeId,
    ...(range && { range: showRange(range) }),
    ...(namedRangeId && { namedRangeId }),
    ...(description && { description }),
    ...(warningOnly && { warningOnly }),
    ...(editable && { requestingUserCanEdit: true }),
    ...(unprotectedRanges?.length && { unprotectedRanges: unprotectedRanges.map(showRange) }),
    ...(editable && { editors: editors ?? {} }),
  };
}

/** A chart as Google returns it, without `sheetId` 0 in its sources and anchor. */
export function showChart(chart: Sheet['charts'][number]): object {
  return dropZeroSheet(chart) as object;
}

function dropZeroSheet(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropZeroSheet);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) =>
      name === 'sheetId' && child === 0 ? [] : [[name, dropZeroSheet(child)]],
    ),
  );
}

function metadataByTab({ metadata }: Workbook): Map<number, DeveloperMetadata[]> {
  const byTab = new Map<number, DeveloperMetadata[]>();
  for (const each of metadata) {
    const sheetId = each.location.sheetId ?? each.location.dimensionRange?.sheetId;
    if (sheetId === undefined) continue;
    const list = byTab.get(sheetId);
    if (list) list.push(each);
    else byTab.set(sheetId, [each]);
  }
  return byTab;
}
