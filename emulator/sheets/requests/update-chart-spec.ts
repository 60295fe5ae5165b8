import { chartSpec } from '../chart-spec.ts';
import { findChart, replaceChart } from '../embedded-object.ts';
import { guardSheet } from '../protection.ts';
import { int32, message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const updateChartSpec = kind(message({ chartId: int32, spec: chartSpec }), ({ chartId = 0, spec }, draft) => {
  const found = findChart(draft, chartId);
  guardSheet(draft, found.sheetId);
  replaceChart(draft, found, { ...found.chart, spec: required(spec, 'spec') });
});
