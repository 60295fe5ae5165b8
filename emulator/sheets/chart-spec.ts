import { textFormat } from './cell-format.ts';
import { legendOf, otherCharts } from './chart-kinds.ts';
import { chartData, dataLabel, lineStyle, pointStyle, textPosition, withColors } from './chart-parts.ts';
import { color, colorStyle } from './color.ts';
import { bool, choice, double, flag, int32, list, message, optionalChoice, text, unsupportedFields } from './shape.ts';

const axisPosition = optionalChoice('BasicChartAxisPosition', ['BOTTOM_AXIS', 'LEFT_AXIS', 'RIGHT_AXIS']);
const chartType = optionalChoice('BasicChartType', [
  'BAR',
  'LINE',
  'AREA',
  'COLUMN',
  'SCATTER',
  'COMBO',
  'STEPPED_AREA',
]);

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

const seriesFields = message({
  series: chartData,
  targetAxis: axisPosition,
  type: chartType,
  lineStyle,
  dataLabel,
  color,
  colorStyle,
  pointStyle,
  styleOverrides: list(withColors(message({ index: int32, color, colorStyle, pointStyle }), 'color')),
});

const series = withColors(seriesFields, 'color');

const basicChart = message({
  chartType,
  legendPosition: legendOf('BasicChartLegendPosition'),
  axis: list(axis),
  domains: list(message({ domain: chartData, reversed: flag })),
  series: list(series),
  headerCount: int32,
  threeDimensional: flag,
  interpolateNulls: flag,
  stackedType: optionalChoice('BasicChartStackedType', ['NOT_STACKED', 'STACKED', 'PERCENT_STACKED']),
  lineSmoothing: flag,
  compareMode: optionalChoice('BasicChartCompareMode', ['DATUM', 'CATEGORY']),
  totalDataLabel: dataLabel,
});

const pieChart = message({
  legendPosition: legendOf('PieChartLegendPosition', 'LABELED_LEGEND'),
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
  hiddenDimensionStrategy: optionalChoice('ChartHiddenDimensionStrategy', [
    'SKIP_HIDDEN_ROWS_AND_COLUMNS',
    'SKIP_HIDDEN_ROWS',
    'SKIP_HIDDEN_COLUMNS',
    'SHOW_ALL',
  ]),
  basicChart,
  pieChart,
  ...otherCharts,
  ...unsupportedFields('dataSourceChartProperties', 'filterSpecs', 'sortSpecs'),
});

/** Google's ChartSpec in a request. */
export const chartSpec = withColors(fields, 'backgroundColor');
