import { expect, it } from 'vitest';
import { sheetView } from '../../../workspace/curator/grid/sheet-view.ts';

it('the grid shows a tab of more rows than a function call takes arguments', () => {
  const rowData = Array.from({ length: 130_000 }, () => ({ values: [{ formattedValue: '7' }] }));
  const { rows } = sheetView({
    properties: { gridProperties: { rowCount: 130_000, columnCount: 1 } },
    data: [{ rowData }],
  });
  expect(rows.length).toBeGreaterThanOrEqual(130_000);
});
