import { horizontalAlign, textFormat } from './cell-format.ts';
import { bothColors } from './color.ts';
import { gridRange } from './grid-range.ts';
import { double, int32, list, message, optionalChoice, type Shape, unsupportedFields } from './shape.ts';

/** Parts that several kinds of chart share. */

/** A message in which a colour and its style always have the same value. */
export const withColors = (
  shape: Shape<Readonly<Record<string, unknown>>>,
  ...names: string[]
): Shape<Readonly<Record<string, unknown>>> => ({
  ...(shape.fields && { fields: shape.fields }),
  read: (value, at) => names.reduce(bothColors, shape.read(value, at)),
});

export const aggregateType = optionalChoice('ChartAggregateType', ['AVERAGE', 'COUNT', 'MAX', 'MEDIAN', 'MIN', 'SUM']);

export const chartData = message({
  sourceRange: message({ sources: list(gridRange) }),
  aggregateType,
  ...unsupportedFields('groupRule', 'columnReference'),
});

export const textPosition = message({ horizontalAlignment: horizontalAlign });

export const lineStyle = message({
  width: int32,
  type: optionalChoice('LineDashType', [
    'INVISIBLE',
    'CUSTOM',
    'SOLID',
    'DOTTED',
    'MEDIUM_DASHED',
    'MEDIUM_DASHED_DOTTED',
    'LONG_DASHED',
    'LONG_DASHED_DOTTED',
  ]),
});

export const pointStyle = message({
  size: double,
  shape: optionalChoice('PointShape', [
    'CIRCLE',
    'DIAMOND',
    'HEXAGON',
    'PENTAGON',
    'SQUARE',
    'STAR',
    'TRIANGLE',
    'X_MARK',
  ]),
});

export const dataLabel = message({
  type: optionalChoice('DataLabelType', ['NONE', 'DATA', 'CUSTOM']),
  placement: optionalChoice('DataLabelPlacement', [
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
  customLabelData: chartData,
});
