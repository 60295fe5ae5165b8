import { beforeAll, expect, it } from 'vitest';
import { SHEETS_FUNCTIONS } from '../../../emulator/coverage/sheets-functions.ts';
import { FUNCTIONS } from '../../../emulator/sheets/formula/functions/registry.ts';
import { KNOWN, TABLE } from './known-values.ts';
import { startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
const results = new Map<string, unknown[][]>();

beforeAll(async () => {
  work = await startWorkspace();
  await work.write('A1', TABLE);
  await work.write(
    'E1',
    [
      ['Team', 'Name', '=1+1'],
      ['x', 'Dan'],
    ],
    'USER_ENTERED',
  );
  const sheetId = 1;
  await work.batch({
    addSheet: {
      properties: { sheetId, title: 'Results', gridProperties: { rowCount: 10, columnCount: 30 * KNOWN.length } },
    },
  });
  const refer = (formula: string) => formula.replace(/(?<![A-Z"'.])([A-G][1-6])(:[A-G][1-6])?(?![\d(])/g, 'Sheet1!$&');
  const formulas = KNOWN.flatMap(([formula]) => [`=${refer(formula)}`, ...Array<null>(29).fill(null)]);
  await work.write('Results!A1', [formulas], 'USER_ENTERED');
  const rows = (await work.read('Results', { valueRenderOption: 'UNFORMATTED_VALUE' })) ?? [];
  KNOWN.forEach(([formula], index) => {
    const area = rows.map((row) => row.slice(index * 30, index * 30 + 30));
    while (area.at(-1)?.every((value) => value === '' || value === undefined)) area.pop();
    results.set(
      formula,
      area.map((row) => row.slice(0, row.findLastIndex((value) => value !== '') + 1)),
    );
  });
  return () => work.close();
}, 60_000);

const close = (value: unknown): unknown =>
  typeof value === 'number' ? expect.closeTo(value, Math.abs(value) < 1 ? 6 : 4) : value;

it.each(KNOWN)('%s = %j', (formula, wanted) => {
  const area = results.get(formula);
  if (wanted === '') expect(area).toEqual([]);
  else if (Array.isArray(wanted)) expect(area).toEqual(wanted.map((row: unknown[]) => row.map(close)));
  else expect(area).toEqual([[close(wanted)]]);
});

it('the emulator has most of Google’s functions', () => {
  const known = SHEETS_FUNCTIONS.filter((name) => Object.hasOwn(FUNCTIONS, name));
  expect(known.length).toBeGreaterThanOrEqual(400);
});
