import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from './sheets-client.ts';

/** The cells A1:I6 that the formulas refer to. */
const TABLE = [
  ['Name', 'Age', 'Team', 'Mixed', 'No', 'Marks', 'Down', 'Cash', 'M'],
  ['Anna', 30, 'x', 10, 1, '*', 9, -100, 2],
  ['Boris', 20, 'y', '="20"', 2, 'a?', 7, 60, 3],
  ['Clara', 40, 'x', '=TRUE()', 3, 'abc', 5, 60, 1],
  ['Dan', 25, 'y', 'zz', 4, 'ab', 3, 60, 5],
  ['Eva', 35, 'x', null, 5, 7, 1, null, null],
];

/** Formulas and their values in en_US. LibreOffice gives the same values; where it means something else, they follow Google's reference. */
const AGREED = readFileSync(new URL('agreed-values.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): [string, unknown] => {
    const [formula = '', value = ''] = line.split('\t');
    return [formula, JSON.parse(value)];
  });

/** Formulas and their values in ru_RU, where a comma divides decimals, semicolons divide arguments, and days come first. */
const RUSSIAN: readonly (readonly [formula: string, value: unknown])[] = [
  ['1,5+0,5', 2],
  ['SUM(1,5;2)', 3.5],
  ['IF(B2>20;"да";"нет")', 'да'],
  ['ROUND(2,345;2)', 2.35],
  ['"1,5"+1', 2.5],
  ['VALUE("1 234,5")', 1234.5],
  ['1,5&""', '1,5'],
  ['"01.02.2024"+0', 45323],
  ['DATEVALUE("29.02.2024")', 45351],
  ['DATEVALUE("30.02.2024")', '#VALUE!'],
  ['TEXT(45323;"dd.mm.yyyy")', '01.02.2024'],
  ['TEXT(1234,5;"0,00")', '1234,50'],
  ['TEXT(0,256;"0,0%")', '25,6%'],
  ['COUNTIF(B2:B6;">=25")', 4],
  ['COUNTIF(B2:B6;">24,5")', 4],
  ['SUMIF(A2:A6;"A*";B2:B6)', 30],
  ['TRUE&""', 'ИСТИНА'],
  ['TEXTJOIN("; ";TRUE;A2:A3)', 'Anna; Boris'],
  ['SUM({1;2;3})', 6],
  ['SUM({1\\2\\3})', 6],
  ['COLUMNS({1\\2\\3})', 3],
  ['ROWS({1;2;3})', 3],
  ['TEXT(45323;"mmmm")', 'февраль'],
  ['TEXT(45323;"d mmmm yyyy")', '1 февраля 2024'],
  ['IFERROR(1/0;"ошибка")', 'ошибка'],
];

describe.each([
  ['en_US', AGREED],
  ['ru_RU', RUSSIAN],
] as const)('a formula in %s', (locale, cases) => {
  let work: Workspace;
  let results: unknown[][];

  beforeAll(async () => {
    work = await startWorkspace();
    await work.batch({ updateSpreadsheetProperties: { properties: { locale }, fields: 'locale' } });
    await work.write('A1', TABLE, 'USER_ENTERED');
    const formulas = cases.map(([formula]) => [`=${formula}`]);
    await work.write('L1', formulas, 'USER_ENTERED');
    const read = await work.read(`L1:L${cases.length}`, { valueRenderOption: 'UNFORMATTED_VALUE' });
    results = read ?? [];
    return () => work.close();
  });

  it.each(cases.map(([formula, value], row) => ({ formula, value, row })))('$formula = $value', ({ value, row }) => {
    const close = typeof value === 'number' ? expect.closeTo(value, Math.abs(value) < 1 ? 8 : 5) : value;
    expect(results[row]?.[0] ?? '').toEqual(close);
  });
});
