import type { Draft, DraftSheet } from './draft.ts';
import type {
  BasicFilter,
  Chart,
  ConditionalFormatRule,
  DeveloperMetadata,
  DimensionGroup,
  FilterView,
  GridRange,
  NamedRange,
  ProtectedRange,
} from './model.ts';
import { type Relocation, relocatedSpan } from './relocation.ts';
import { movedTable } from './table.ts';

/** Moves everything that is attached to the cells of a tab. The content of the cells is moved by the caller. */
export function relocateAttached(draft: Draft, relocation: Relocation): void {
  const sheet = draft.edit(relocation.sheetId);
  sheet.merges = sheet.merges.flatMap((area) => {
    const moved = relocation.range(area);
    const cells = moved && (moved.endRowIndex - moved.startRowIndex) * (moved.endColumnIndex - moved.startColumnIndex);
    return moved && cells && cells > 1 ? [moved] : [];
  });
  sheet.protectedRanges = sheet.protectedRanges.flatMap((each) => movedProtection(each, relocation));
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => movedRule(rule, relocation));
  sheet.bandedRanges = sheet.bandedRanges.flatMap((each) => withRange(each, relocation.range(each.range)));
  sheet.tables = sheet.tables.flatMap((each) => movedTable(each, relocation));
  sheet.basicFilter = sheet.basicFilter && movedFilter(sheet.basicFilter, relocation);
  sheet.filterViews = sheet.filterViews.flatMap((view) => movedView(view, relocation));
  sheet.rowGroups = movedGroups(sheet, 'rowGroups', relocation);
  sheet.columnGroups = movedGroups(sheet, 'columnGroups', relocation);
  draft.namedRanges = draft.namedRanges.map((named) => movedName(named, relocation));
  draft.metadata = draft.metadata.flatMap((each) => movedMetadata(each, relocation));
  for (const tab of draft.tabs) {
    if (!tab.charts.some((chart) => pointsAt(chart, relocation.sheetId))) continue;
    const edited = draft.edit(tab.properties.sheetId);
    edited.charts = edited.charts.map((chart) => movedChart(chart, relocation));
  }
}

function withRange<T extends { readonly range: GridRange }>(holder: T, range: GridRange | undefined): T[] {
  return range ? [{ ...holder, range }] : [];
}

function movedProtection(protection: ProtectedRange, relocation: Relocation): ProtectedRange[] {
  if (!protection.range) return [protection];
  const free = protection.unprotectedRanges?.flatMap((range) => relocation.pieces(range));
  const moved = relocation.range(protection.range);
  return moved ? [{ ...protection, range: moved, ...(free && { unprotectedRanges: free }) }] : [];
}

function movedRule(rule: ConditionalFormatRule, relocation: Relocation): ConditionalFormatRule[] {
  const ranges = rule.ranges.flatMap((range) => relocation.pieces(range));
  return ranges.length > 0 ? [{ ...rule, ranges }] : [];
}

function movedFilter(filter: BasicFilter, relocation: Relocation): BasicFilter | undefined {
  const range = relocation.range(filter.range);
  return range && { ...filter, range, ...movedSpecs(filter, relocation) };
}

function movedView(view: FilterView, relocation: Relocation): FilterView[] {
  const range = view.range && relocation.range(view.range);
  if (view.range && !range) return [];
  return [{ ...view, ...(range && { range }), ...movedSpecs(view, relocation) }];
}

function movedSpecs(
  { sortSpecs, filterSpecs }: Pick<BasicFilter, 'sortSpecs' | 'filterSpecs'>,
  relocation: Relocation,
) {
  const column = (index: number | undefined): number | undefined =>
    relocatedSpan(relocation, 'COLUMNS', index ?? 0, (index ?? 0) + 1)?.[0];
  return {
    ...(sortSpecs && {
      sortSpecs: sortSpecs.flatMap((spec) => {
        const dimensionIndex = column(spec.dimensionIndex);
        return dimensionIndex === undefined ? [] : [{ ...spec, dimensionIndex }];
      }),
    }),
    ...(filterSpecs && {
      filterSpecs: filterSpecs.flatMap((spec) => {
        const columnIndex = column(spec.columnIndex);
        return columnIndex === undefined ? [] : [{ ...spec, columnIndex }];
      }),
    }),
  };
}

function movedGroups(sheet: DraftSheet, name: 'rowGroups' | 'columnGroups', relocation: Relocation): DimensionGroup[] {
  const dimension = name === 'rowGroups' ? 'ROWS' : 'COLUMNS';
  return sheet[name].flatMap((group) => {
    const span = relocatedSpan(relocation, dimension, group.startIndex, group.endIndex);
    return span ? [{ ...group, startIndex: span[0], endIndex: span[1] }] : [];
  });
}

function movedName(named: NamedRange, relocation: Relocation): NamedRange {
  if (!named.range) return named;
  const moved = relocation.range(named.range);
  if (moved) return moved === named.range ? named : { ...named, range: moved };
  const { range: _gone, ...rest } = named;
  return rest;
}

function movedMetadata(metadata: DeveloperMetadata, relocation: Relocation): DeveloperMetadata[] {
  const place = metadata.location.dimensionRange;
  if (place?.sheetId !== relocation.sheetId) return [metadata];
  const span = relocatedSpan(relocation, place.dimension, place.startIndex, place.endIndex);
  if (!span) return [];
  return [{ ...metadata, location: { dimensionRange: { ...place, startIndex: span[0], endIndex: span[1] } } }];
}

const RANGE_KEYS = new Set(['sheetId', 'startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex']);

function isRange(value: object): value is Partial<GridRange> {
  const keys = Object.keys(value);
  return keys.length > 1 && keys.every((key) => RANGE_KEYS.has(key));
}

function pointsAt(chart: Chart, sheetId: number): boolean {
  const { anchorCell } = chart.position.overlayPosition ?? {};
  return anchorCell?.sheetId === sheetId || JSON.stringify(chart.spec).includes('"startRowIndex"');
}

function movedChart(chart: Chart, relocation: Relocation): Chart {
  const overlay = chart.position.overlayPosition;
  const anchor = overlay?.anchorCell;
  const spec = movedSources(chart.spec, relocation) as object;
  if (!overlay || anchor?.sheetId !== relocation.sheetId) return { ...chart, spec };
  const { sheetId, rowIndex = 0, columnIndex = 0 } = anchor;
  // If a chart's anchor was deleted, the chart moves to the place of the deleted cell.
  const row = relocatedSpan(relocation, 'ROWS', rowIndex, rowIndex + 1)?.[0] ?? relocation.gone;
  const column = relocatedSpan(relocation, 'COLUMNS', columnIndex, columnIndex + 1)?.[0] ?? relocation.gone;
  const anchorCell = { sheetId, ...(row > 0 && { rowIndex: row }), ...(column > 0 && { columnIndex: column }) };
  return { ...chart, spec, position: { overlayPosition: { ...overlay, anchorCell } } };
}

/** Moves all ranges inside a chart's spec. A source whose cells are gone is removed. */
function movedSources(value: unknown, relocation: Relocation): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => movedSources(each, relocation)).filter((each) => each !== undefined);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isRange(value)) {
    const range = { sheetId: 0, ...value };
    return range.sheetId === relocation.sheetId ? relocation.range(range) : range;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) => {
      const moved = movedSources(child, relocation);
      return moved === undefined ? [] : [[name, moved]];
    }),
  );
}
