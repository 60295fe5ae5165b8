import { expect, test } from 'vitest';
import type { WorkMode } from '../../workspace/workspace.ts';
import { asCurator, liveYear } from '../simulation/year-kit.ts';

/** All cells of all tabs after a year. */
async function cells(mode: WorkMode): Promise<Map<string, unknown[][]>> {
  const { workspace } = await liveYear({ seed: 3, teachers: 3, until: '2026-11-12', calm: false, mode });
  const api = asCurator(workspace);
  const { spreadsheetId } = workspace;
  const { data } = await api.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties(title))' });
  const titles = (data.sheets ?? []).flatMap(({ properties }) => properties?.title ?? []);
  const ranges = titles.map((title) => `'${title}'`);
  const values = await api.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges,
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  await workspace.close();
  return new Map(titles.map((title, index) => [title, values.data.valueRanges?.[index]?.values ?? []]));
}

test('a year by the bound script and a year by the functions end with the same workbook, cell by cell', async () => {
  const [functions, script] = [await cells('functions'), await cells('apps-script')];
  expect([...script.keys()]).toEqual([...functions.keys()]);
  for (const [title, rows] of functions) expect([title, script.get(title)]).toEqual([title, rows]);
});
