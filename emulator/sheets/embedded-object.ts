import { invalidArgument } from '../core/errors.ts';
import type { Draft } from './draft.ts';
import type { Chart, OverlayPosition } from './model.ts';
import { int32, message, type Shape, unsupported } from './shape.ts';

/** A whole number that answers omit if it is 0. */
const natural: Shape<number | undefined> = { read: (value, at) => int32.read(value, at) || undefined };

const coordinate = message({ sheetId: int32, rowIndex: natural, columnIndex: natural });
const anchorCell = {
  fields: coordinate.fields,
  read: (value: unknown, at: string) => ({ sheetId: 0, ...coordinate.read(value, at) }),
};

export const overlayPosition = message({
  anchorCell,
  offsetXPixels: natural,
  offsetYPixels: natural,
  widthPixels: natural,
  heightPixels: natural,
});

/** Google's EmbeddedObjectPosition. Objects lie over cells; the emulator does not support an object on its own tab. */
export const objectPosition = message({ overlayPosition, sheetId: unsupported, newSheet: unsupported });

/** Google's default chart size in pixels. */
const DEFAULT_SIZE = { widthPixels: 600, heightPixels: 371 };

/** The position with defaults for missing fields, anchored to the given cell. @throws 400 if the cell is outside the grid */
export function placed(
  draft: Draft,
  given: OverlayPosition | undefined,
): Chart['position'] & { overlayPosition: OverlayPosition } {
  const cell = given?.anchorCell ?? { sheetId: draft.tabs[0]?.properties.sheetId ?? 0 };
  const { rowCount, columnCount } = draft.sheet(cell.sheetId).properties.gridProperties;
  if ((cell.rowIndex ?? 0) >= rowCount || (cell.columnIndex ?? 0) >= columnCount) {
    throw invalidArgument('The anchor cell of the position is outside of the grid.');
  }
  return { overlayPosition: { ...DEFAULT_SIZE, ...given, anchorCell: cell } };
}

export interface FoundChart {
  readonly chart: Chart;
  readonly sheetId: number;
}

/** @throws 400 if there is no such chart */
export function findChart(draft: Draft, id: number): FoundChart {
  for (const { properties, charts } of draft.tabs) {
    const chart = charts.find((each) => each.chartId === id);
    if (chart) return { chart, sheetId: properties.sheetId };
  }
  throw invalidArgument(`No embedded object with id: ${id}`);
}

/** Replaces a chart with `next`, or removes it if `next` is undefined. If the new anchor is on another tab, the chart moves there. */
export function replaceChart(draft: Draft, { chart, sheetId }: FoundChart, next: Chart | undefined): void {
  const target = next?.position.overlayPosition?.anchorCell?.sheetId ?? sheetId;
  const from = draft.edit(sheetId);
  if (next && target === sheetId) {
    from.charts = from.charts.map((each) => (each === chart ? next : each));
    return;
  }
  from.charts = from.charts.filter((each) => each !== chart);
  if (next) draft.edit(target).charts.push(next);
}
