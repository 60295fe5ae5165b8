import { horizontalAlign, textFormat } from './cell-format.ts';
import { bothColors, color, colorStyle } from './color.ts';
import { gridRange } from './grid-range.ts';
import { bool, choice, double, flag, int32, list, message, text, unsupportedFields } from './shape.ts';

/** Shapes for Google's chart kinds. The emulator stores bars, columns, lines, areas, scatters, steps, combinations and pies. */

const aggregateType = choice('ChartAggregateType', ['AVERAGE', 'COUNT', 'MAX', 'MEDIAN', 'MIN', 'SUM']);

const chartData = message({
  sourceRange: message({ sources: list(gridRange) }),
  aggregateType,
  ...unsupportedFields('groupRule', 'columnReference'),
});

const textPosition = message({ horizontalAlignment: horizontalAlign });
const axisPosition = choice('BasicChartAxisPosition', ['BOTTOM_AXIS', 'LEFT_AXIS', 'RIGHT_AXIS']);
const chartType = choice('BasicChartType', ['BAR', 'LINE', 'AREA', 'COLUMN', 'SCATTER', 'COMBO', 'STEPPED_AREA']);

const LEGENDS = [
  'BOTTOM_LEGEND',
  'LEFT_LEGEND',
  'RIGHT_LEGEND',
  'TOP_LEGEND',
  'NO_LEGEND',
  'INSIDE_LEGEND',
  'LABELED_LEGEND',
] as const;

const axis = message({
  position: axisPosition,
  title: text,
  format: textFormat,
  titleTextPosition: textPosition,
  viewWindowOptions: message({
    viewWindowMin: double,
    viewWindowMax: double,
    viewWindowMode: choice('ViewWindowMode', [
      'DEFAULT_VIEW_WINDOW_MODE',
      'VIEW_WINDOW_MODE_UNSUPPORTED',
      'EXPLICIT',
      'PRETTY',
    ]),
  }),
});

const dataLabel = message({
  type: choice('DataLabelType', ['NONE', 'DATA', 'CUSTOM']),
  placement: choice('DataLabelPlacement', [
    'CENTER',
    'LEFT',
    'RIGHT',
    'ABOVE',
    'BELOW',
    'INSIDE_END',
    'INSIDE_BASE',
    'OUTSIDE_END',
  ]),
  textFormat,
  ...unsupportedFields('customLabelData'),
});

const seriesFields = message({
  series: chartData,
  targetAxis: axisPosition,
  type: chartType,
  lineStyle: message({
    width: int32,
    type: choice('LineDashType', [
      'INVISIBLE',
      'CUSTOM',
      'SOLID',
      'DOTTED',
      'MEDIUM_DASHED',
      'MEDIUM_DASHED_DOTTED',
      'LONG_DASHED',
      'LONG_DASHED_DOTTED',
    ]),
  }),
  dataLabel,
  color,
  colorStyle,
  ...unsupportedFields('pointStyle', 'styleOverrides'),
});

const series = {
  fields: seriesFields.fields,
  read: (value: unknown, at: string) => bothColors(seriesFields.read(value, at), 'color'),
};

const basicChart = message({
  chartType,
  legendPosition: choice('BasicChartLegendPosition', LEGENDS),
  axis: list(axis),
  domains: list(message({ domain: chartData, reversed: flag })),
  series: list(series),
  headerCount: int32,
  threeDimensional: flag,
  interpolateNulls: flag,
  stackedType: choice('BasicChartStackedType', ['NOT_STACKED', 'STACKED', 'PERCENT_STACKED']),
  lineSmoothing: flag,
  compareMode: choice('BasicChartCompareMode', ['DATUM', 'CATEGORY']),
  totalDataLabel: message({ dataLabel }),
});

const pieChart = message({
  legendPosition: choice('PieChartLegendPosition', LEGENDS),
  domain: chartData,
  series: chartData,
  threeDimensional: flag,
  pieHole: double,
});

const fields = message({
  title: text,
  altText: text,
  titleTextFormat: textFormat,
  titleTextPosition: textPosition,
  subtitle: text,
  subtitleTextFormat: textFormat,
  subtitleTextPosition: textPosition,
  fontName: text,
  maximized: bool,
  backgroundColor: color,
  backgroundColorStyle: colorStyle,
  hiddenDimensionStrategy: choice('ChartHiddenDimensionStrategy', [
    'SKIP_HIDDEN_ROWS_AND_COLUMNS',
    'SKIP_HIDDEN_ROWS',
    'SKIP_HIDDEN_COLUMNS',
    'SHOW_ALL',
  ]),
  basicChart,
  pieChart,
  ...unsupportedFields(
    'bubbleChart',
    'candlestickChart',
    'orgChart',
    'histogramChart',
    'waterfallChart',
    'treemapChart',
    'scorecardChart',
    'dataSourceChartProperties',
    'filterSpecs',
    'sortSpecs',
  ),
});

/** Google's ChartSpec in a request. */
export const chartSpec = {
  fields: fields.fields,
  read: (value: unknown, at: string) => bothColors(fields.read(value, at), 'backgroundColor'),
};
