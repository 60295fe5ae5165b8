import { textFormat } from './cell-format.ts';
import { aggregateType, chartData, dataLabel, lineStyle, textPosition, withColors } from './chart-parts.ts';
import { color, colorStyle } from './color.ts';
import { double, flag, int32, list, message, optionalChoice, text } from './shape.ts';

/** The kinds of chart besides basic charts and pies. */

const PLACES = ['BOTTOM_LEGEND', 'LEFT_LEGEND', 'RIGHT_LEGEND', 'TOP_LEGEND', 'NO_LEGEND'] as const;

/** Where the legend may be. Each kind of chart has an enum of its own. */
export const legendOf = (type: string, ...more: ('INSIDE_LEGEND' | 'LABELED_LEGEND')[]) =>
  optionalChoice(type, [...PLACES, ...more]);

const histogramChart = message({
  series: list(withColors(message({ barColor: color, barColorStyle: colorStyle, data: chartData }), 'barColor')),
  legendPosition: legendOf('HistogramChartLegendPosition', 'INSIDE_LEGEND'),
  showItemDividers: flag,
  bucketSize: double,
  outlierPercentile: double,
});

const scorecardChart = message({
  keyValueData: chartData,
  baselineValueData: chartData,
  aggregateType,
  keyValueFormat: message({ textFormat, position: textPosition }),
  baselineValueFormat: withColors(
    message({
      comparisonType: optionalChoice('ComparisonType', ['ABSOLUTE_DIFFERENCE', 'PERCENTAGE_DIFFERENCE'], {
        unset: 'COMPARISON_TYPE_UNDEFINED',
      }),
      textFormat,
      position: textPosition,
      description: text,
      positiveColor: color,
      positiveColorStyle: colorStyle,
      negativeColor: color,
      negativeColorStyle: colorStyle,
    }),
    'positiveColor',
    'negativeColor',
  ),
  scaleFactor: double,
  numberFormatSource: optionalChoice('ChartNumberFormatSource', ['FROM_DATA', 'CUSTOM'], {
    unset: 'CHART_NUMBER_FORMAT_SOURCE_UNDEFINED',
  }),
  customFormatOptions: message({ prefix: text, suffix: text }),
});

const bubbleChart = withColors(
  message({
    legendPosition: legendOf('BubbleChartLegendPosition', 'INSIDE_LEGEND'),
    bubbleLabels: chartData,
    domain: chartData,
    series: chartData,
    groupIds: chartData,
    bubbleSizes: chartData,
    bubbleOpacity: double,
    bubbleBorderColor: color,
    bubbleBorderColorStyle: colorStyle,
    bubbleMaxRadiusSize: int32,
    bubbleMinRadiusSize: int32,
    bubbleTextStyle: textFormat,
  }),
  'bubbleBorderColor',
);

const candlestickSeries = message({ data: chartData });

const candlestickChart = message({
  domain: message({ data: chartData, reversed: flag }),
  data: list(
    message({
      lowSeries: candlestickSeries,
      openSeries: candlestickSeries,
      closeSeries: candlestickSeries,
      highSeries: candlestickSeries,
    }),
  ),
});

const orgChart = withColors(
  message({
    nodeSize: optionalChoice('OrgChartNodeSize', ['SMALL', 'MEDIUM', 'LARGE'], {
      unset: 'ORG_CHART_LABEL_SIZE_UNSPECIFIED',
    }),
    nodeColor: color,
    nodeColorStyle: colorStyle,
    selectedNodeColor: color,
    selectedNodeColorStyle: colorStyle,
    labels: chartData,
    parentLabels: chartData,
    tooltips: chartData,
  }),
  'nodeColor',
  'selectedNodeColor',
);

const columnStyle = withColors(message({ label: text, color, colorStyle }), 'color');

const waterfallChart = message({
  domain: message({ data: chartData, reversed: flag }),
  series: list(
    message({
      data: chartData,
      positiveColumnsStyle: columnStyle,
      negativeColumnsStyle: columnStyle,
      subtotalColumnsStyle: columnStyle,
      hideTrailingSubtotal: flag,
      customSubtotals: list(message({ subtotalIndex: int32, label: text, dataIsSubtotal: flag })),
      dataLabel,
    }),
  ),
  stackedType: optionalChoice('WaterfallChartStackedType', ['STACKED', 'SEQUENTIAL'], {
    unset: 'WATERFALL_STACKED_TYPE_UNSPECIFIED',
  }),
  firstValueIsTotal: flag,
  hideConnectorLines: flag,
  connectorLineStyle: lineStyle,
  totalDataLabel: dataLabel,
});

const treemapChart = withColors(
  message({
    labels: chartData,
    parentLabels: chartData,
    sizeData: chartData,
    colorData: chartData,
    textFormat,
    levels: int32,
    hintedLevels: int32,
    minValue: double,
    maxValue: double,
    headerColor: color,
    headerColorStyle: colorStyle,
    colorScale: withColors(
      message({
        minValueColor: color,
        minValueColorStyle: colorStyle,
        midValueColor: color,
        midValueColorStyle: colorStyle,
        maxValueColor: color,
        maxValueColorStyle: colorStyle,
        noDataColor: color,
        noDataColorStyle: colorStyle,
      }),
      'minValueColor',
      'midValueColor',
      'maxValueColor',
      'noDataColor',
    ),
    hideTooltips: flag,
  }),
  'headerColor',
);

export const otherCharts = {
  histogramChart,
  scorecardChart,
  bubbleChart,
  candlestickChart,
  orgChart,
  waterfallChart,
  treemapChart,
};
