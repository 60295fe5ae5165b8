import fc from 'fast-check';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { area, rows, startWorkspace, type Workspace } from './sheets-client.ts';

const FIELDS =
  'properties(locale),sheets(properties(title),data(rowData(values(effectiveValue,formattedValue,hyperlink,note))))';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
  return () => workspace.close();
});

const place = fc.record({ row: fc.nat(5), column: fc.nat(3) });
const cell: fc.Arbitrary<sheets_v4.Schema$CellData> = fc.constantFrom(
  { userEnteredValue: { stringValue: 'Тестова «Анна»\n\\ 😀' } },
  { userEnteredValue: { numberValue: 46_000.5 } },
  { userEnteredValue: { formulaValue: '=A1&"!"' } },
  { userEnteredValue: { numberValue: 1.5 }, userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern: '0.00' } } },
  { userEnteredFormat: { textFormat: { link: { uri: 'https://example.org/' } } } },
  { note: 'заметка' },
  {},
);

/** Requests that change the display of a row: its cells, its place, or the spreadsheet's locale. */
const request: fc.Arbitrary<sheets_v4.Schema$Request> = fc.oneof(
  fc.record({ place, cell }).map(({ place: { row, column }, cell: one }) => ({
    updateCells: { range: area(row, row + 1, column, column + 1), rows: [{ values: [one] }], fields: '*' },
  })),
  fc.nat(5).map((row) => ({ insertDimension: { range: rows(row, row + 1) } })),
  fc.nat(5).map((row) => ({ deleteDimension: { range: rows(row, row + 1) } })),
  fc.nat(3).map((dimensionIndex) => ({ sortRange: { range: area(0, 6, 0, 4), sortSpecs: [{ dimensionIndex }] } })),
  fc.constantFrom('ru_RU', 'en_US').map((locale) => ({
    updateSpreadsheetProperties: { properties: { locale }, fields: 'locale' },
  })),
);

describe('rows that were shown before', () => {
  it('show their present content, like rows that are shown for the first time', async () => {
    // A mask with other spaces means the same, but no row was ever shown for it.
    let asked = 0;
    const unseen = () => FIELDS + ' '.repeat(++asked);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(request, fc.boolean()), { minLength: 1, maxLength: 8 }), async (changes) => {
        for (const [change, prettyPrint] of changes) {
          await workspace.batch(change);
          const now = await workspace.get({ fields: FIELDS, prettyPrint });
          expect(now).toEqual(await workspace.get({ fields: unseen() }));
        }
      }),
      { numRuns: 12 },
    );
  });

  it('are cut to the range that is asked for', async () => {
    await workspace.write('A1:C1', [['один', 'два', 'три']]);
    const shown = async (ranges?: string[]) => {
      const { sheets } = await workspace.get({ fields: FIELDS, prettyPrint: false, ...(ranges ? { ranges } : {}) });
      return sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.map(({ formattedValue }) => formattedValue).slice(0, 3);
    };
    expect(await shown()).toEqual(['один', 'два', 'три']);
    expect(await shown(['B1:B1'])).toEqual(['два']);
    expect(await shown(['A1:B1'])).toEqual(['один', 'два']);
    expect(await shown()).toEqual(['один', 'два', 'три']);
  });
});
