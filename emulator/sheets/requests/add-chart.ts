import { invalidArgument } from '../../core/errors.ts';
import { chartSpec } from '../chart-spec.ts';
import { objectPosition, onOwnTab, placed, tabOf } from '../embedded-object.ts';
import { guardSheet } from '../protection.ts';
import { int32, message } from '../shape.ts';
import { showChart } from '../show-spreadsheet.ts';
import { kind, required } from './kind.ts';
import { objectBorder } from './update-embedded-object-border.ts';

const embeddedChart = message({ chartId: int32, spec: chartSpec, position: objectPosition, border: objectBorder });

export const addChart = kind(message({ chart: embeddedChart }), ({ chart: given }, draft) => {
  const { chartId, spec, position, border } = required(given, 'chart');
  if (draft.tabs.some((sheet) => sheet.charts.some((each) => each.chartId === chartId))) {
    throw invalidArgument(`Embedded object with id ${chartId} already exists.`);
  }
  const place = onOwnTab(draft, position ?? {}) ?? placed(draft, position?.overlayPosition);
  const sheetId = tabOf(place);
  guardSheet(draft, sheetId);
  const chart = {
    chartId: chartId ?? draft.ids.int31(),
    spec: required(spec, 'chart.spec'),
    position: place,
    ...(border && { border }),
  };
  draft.edit(sheetId).charts.push(chart);
  return { chart: showChart(chart) };
});
