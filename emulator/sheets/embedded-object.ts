import { invalidArgument } from '../core/errors.ts';
import { type Draft, emptySheet } from './draft.ts';
import type { Chart, OverlayPosition } from './model.ts';
import { removeTab } from './remove-tab.ts';
import { flag, int32, message, type Shape } from './shape.ts';
import { freeChartTitle, newSheetId } from './sheet-properties.ts';

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

/** Google's EmbeddedObjectPosition: an object lies over cells or has its own tab. `newSheet` asks for a new tab, and `sheetId` chooses its id. */
export const objectPosition = message({ overlayPosition, sheetId: int32, newSheet: flag });

type ObjectPosition = ReturnType<typeof objectPosition.read>;

/** Google's default chart size in pixels. */
const DEFAULT_SIZE = { widthPixels: 600, heightPixels: 371 };

/** The position with defaults for missing fields, anchored to the given cell. @throws 400 if the cell is outside the grid */
export function placed(draft: Draft, given: OverlayPosition | undefined): Chart['position'] {
  const first = draft.tabs.find(({ properties }) => properties.sheetType !== 'OBJECT');
  const cell = given?.anchorCell ?? { sheetId: first?.properties.sheetId ?? 0 };
  const { rowCount, columnCount } = draft.sheet(cell.sheetId).properties.gridProperties;
  if ((cell.rowIndex ?? 0) >= rowCount || (cell.columnIndex ?? 0) >= columnCount) {
    throw invalidArgument('The anchor cell of the position is outside of the grid.');
  }
  return { overlayPosition: { ...DEFAULT_SIZE, ...given, anchorCell: cell } };
}

/** The position on a new tab, if the request asks for one. Adds the tab in front of the others. @throws 400 if the tab's id is taken */
export function onOwnTab(draft: Draft, { sheetId: wished, newSheet }: ObjectPosition): Chart['position'] | undefined {
  if (wished === undefined && !newSheet) return undefined;
  const sheetId = newSheetId(draft, wished);
  const gridProperties = { rowCount: 1, columnCount: 1 };
  draft.insertSheet(emptySheet({ sheetId, title: freeChartTitle(draft), sheetType: 'OBJECT', gridProperties }), 0);
  return { sheetId };
}

/** The tab that shows an object. */
export const tabOf = ({ sheetId, overlayPosition }: Chart['position']): number =>
  sheetId ?? overlayPosition?.anchorCell?.sheetId ?? 0;

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

/** Replaces a chart with `next`, or removes it if `next` is undefined. A chart that leaves its own tab takes the tab away. */
export function replaceChart(draft: Draft, { chart, sheetId }: FoundChart, next: Chart | undefined): void {
  const target = next ? tabOf(next.position) : sheetId;
  const from = draft.edit(sheetId);
  if (next && target === sheetId) {
    from.charts = from.charts.map((each) => (each === chart ? next : each));
    return;
  }
  from.charts = from.charts.filter((each) => each !== chart);
  if (from.properties.sheetType === 'OBJECT') removeTab(draft, sheetId);
  if (next) draft.edit(target).charts.push(next);
}
