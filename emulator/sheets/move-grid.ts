import type { Draft, DraftSheet } from './draft.ts';
import { shiftFormulas } from './formula-shift.ts';
import { type Shift, shiftIndex, shiftRange, shiftSpan } from './grid-range.ts';
import type { Chart, ConditionalFormatRule, DeveloperMetadata, GridRange, ProtectedRange } from './model.ts';

/** Puts empty rows or columns into a tab (`count` > 0) or takes some out (< 0), and moves all that points at its cells. */
export function moveGrid(draft: Draft, shift: Shift): void {
  shiftFormulas(draft, shift);
  const sheet = draft.edit(shift.sheetId);
  if (shift.dimension === 'ROWS') moveRows(sheet, shift);
  else moveColumns(draft, sheet, shift);
  resizeGrid(sheet, shift);

  sheet.merges = sheet.merges.flatMap((area) => {
    const moved = shiftRange(area, shift);
    const cells = moved && (moved.endRowIndex - moved.startRowIndex) * (moved.endColumnIndex - moved.startColumnIndex);
    return moved && cells && cells > 1 ? [moved] : [];
  });
  sheet.protectedRanges = sheet.protectedRanges.flatMap((each) => shiftProtection(each, shift));
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => shiftRule(rule, shift));
  sheet.bandedRanges = sheet.bandedRanges.flatMap((banding) => withRange(banding, shiftRange(banding.range, shift)));
  sheet.basicFilter = sheet.basicFilter && shiftFilter(sheet.basicFilter, shift);
  draft.namedRanges = draft.namedRanges.map((named) => shiftNamed(named, shift));
  draft.metadata = draft.metadata.flatMap((each) => shiftMetadata(each, shift));
  for (const tab of draft.tabs) {
    if (tab.charts.some((chart) => pointsAt(chart, shift.sheetId))) {
      const edited = draft.edit(tab.properties.sheetId);
      edited.charts = edited.charts.map((chart) => shiftChart(chart, shift));
    }
  }
}

function moveRows(sheet: DraftSheet, { start, count }: Shift): void {
  spliceSparse(sheet.rows, start, count, undefined);
  spliceSparse(sheet.rowProperties, start, count, null);
}

function moveColumns(draft: Draft, sheet: DraftSheet, { start, count }: Shift): void {
  sheet.rows.forEach((row, index) => {
    if (row && row.cells.length > start) spliceSparse(draft.rowCells(sheet, index), start, count, null);
  });
  spliceSparse(sheet.columnProperties, start, count, null);
}

function spliceSparse<T>(list: T[], start: number, count: number, empty: T): void {
  if (start >= list.length) return;
  if (count < 0) list.splice(start, -count);
  else list.splice(start, 0, ...new Array<T>(count).fill(empty));
}

function resizeGrid(sheet: DraftSheet, { dimension, start, count }: Shift): void {
  const { gridProperties } = sheet.properties;
  const [size, frozen] =
    dimension === 'ROWS' ? (['rowCount', 'frozenRowCount'] as const) : (['columnCount', 'frozenColumnCount'] as const);
  const { [frozen]: wasFrozen = 0, ...rest } = gridProperties;
  const lost = count < 0 ? Math.max(0, Math.min(wasFrozen, start - count) - start) : 0;
  const nowFrozen = count > 0 && start < wasFrozen ? wasFrozen + count : wasFrozen - lost;
  sheet.properties = {
    ...sheet.properties,
    gridProperties: {
      ...rest,
      [size]: gridProperties[size] + count,
      ...(nowFrozen > 0 && { [frozen]: nowFrozen }),
    },
  };
}

function withRange<T extends { readonly range: GridRange }>(holder: T, range: GridRange | undefined): T[] {
  return range ? [{ ...holder, range }] : [];
}

function shiftProtection(protection: ProtectedRange, shift: Shift): ProtectedRange[] {
  if (!protection.range) return [protection];
  const free = protection.unprotectedRanges?.flatMap((range) => shiftRange(range, shift) ?? []);
  const moved = shiftRange(protection.range, shift);
  return moved ? [{ ...protection, range: moved, ...(free && { unprotectedRanges: free }) }] : [];
}

function shiftRule(rule: ConditionalFormatRule, shift: Shift): ConditionalFormatRule[] {
  const ranges = rule.ranges.flatMap((range) => shiftRange(range, shift) ?? []);
  return ranges.length > 0 ? [{ ...rule, ranges }] : [];
}

function shiftFilter(filter: NonNullable<DraftSheet['basicFilter']>, shift: Shift): DraftSheet['basicFilter'] {
  const range = shiftRange(filter.range, shift);
  if (!range) return undefined;
  if (shift.dimension === 'ROWS') return { ...filter, range };
  const moved = (index: number | undefined) => shiftIndex(index ?? 0, shift);
  const { sortSpecs, filterSpecs } = filter;
  return {
    range,
    ...(sortSpecs && {
      sortSpecs: sortSpecs.flatMap((spec) => withIndex(spec, 'dimensionIndex', moved(spec.dimensionIndex))),
    }),
    ...(filterSpecs && {
      filterSpecs: filterSpecs.flatMap((spec) => withIndex(spec, 'columnIndex', moved(spec.columnIndex))),
    }),
  };
}

function withIndex<T extends object>(spec: T, name: string, index: number | undefined): T[] {
  return index === undefined ? [] : [{ ...spec, [name]: index }];
}

function shiftNamed<T extends { readonly range?: GridRange }>(named: T, shift: Shift): T {
  if (!named.range) return named;
  const moved = shiftRange(named.range, shift);
  if (moved) return moved === named.range ? named : { ...named, range: moved };
  const { range: _gone, ...rest } = named;
  return rest as T;
}

function shiftMetadata(metadata: DeveloperMetadata, shift: Shift): DeveloperMetadata[] {
  const place = metadata.location.dimensionRange;
  if (!place || place.sheetId !== shift.sheetId || place.dimension !== shift.dimension) return [metadata];
  const span = shiftSpan(place.startIndex, place.endIndex, shift);
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

function shiftChart(chart: Chart, shift: Shift): Chart {
  const overlay = chart.position.overlayPosition;
  const anchor = overlay?.anchorCell;
  const spec = shiftSources(chart.spec, shift) as object;
  if (!overlay || anchor?.sheetId !== shift.sheetId) return { ...chart, spec };
  const name = shift.dimension === 'ROWS' ? 'rowIndex' : 'columnIndex';
  // A chart whose anchor was taken out moves to the place where it was.
  const index = shiftIndex(anchor[name] ?? 0, shift) ?? shift.start;
  const { [name]: _old, ...others } = anchor;
  const anchorCell = { ...others, ...(index > 0 && { [name]: index }) };
  return { ...chart, spec, position: { overlayPosition: { ...overlay, anchorCell } } };
}

/** Moves the ranges anywhere inside a chart's spec; sources whose cells are gone vanish. */
function shiftSources(value: unknown, shift: Shift): unknown {
  if (Array.isArray(value)) return value.map((each) => shiftSources(each, shift)).filter((each) => each !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  if (isRange(value)) return shiftRange({ sheetId: 0, ...value }, shift);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) => {
      const moved = shiftSources(child, shift);
      return moved === undefined ? [] : [[name, moved]];
    }),
  );
}
