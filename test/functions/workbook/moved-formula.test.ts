import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Movement, movedFormula } from '../../../functions/workbook/moved-formula.ts';

const stay = (index: number) => index;
/** Sorting moves row 7 to row 2. */
const sorted: Movement = { title: 'Участники', from: 6, to: 1, columns: stay };
/** A new row above row 4 moves row 7 to row 8. */
const inserted: Movement = { ...sorted, to: 7, rows: (row) => (row >= 3 ? row + 1 : row) };

describe('a formula whose row was moved', () => {
  it.each([
    ['=B7&" – итог"', '=B2&" – итог"'],
    ['=$B7+B$7+$B$7', '=$B2+B$7+$B$7'],
    ['=SUM(B7:D7)', '=SUM(B2:D2)'],
    ['=VLOOKUP(A7;$A$2:$D$40;2;0)', '=VLOOKUP(A2;$A$2:$D$40;2;0)'],
    ['=COUNTA(B:B)', '=COUNTA(B:B)'],
    ['=SUM(7:7)', '=SUM(2:2)'],
    ['=B8', '=B3'],
    ['=B2', '=#REF!'],
    ["='Мой лист'!B7", "='Мой лист'!B2"],
    ['=IF(B7="B7";"C7 и ""D7""";LOG10(E7))', '=IF(B2="B7";"C7 и ""D7""";LOG10(E2))'],
    ["='B7'!C7", "='B7'!C2"],
    ['=итог7+1E5', '=итог7+1E5'],
  ])('by sorting: %s is %s', (formula, expected) => {
    expect(movedFormula(formula, sorted)).toBe(expected);
  });

  it.each([
    ['=B7&B2', '=B8&B2'],
    ['=$B$7+$B$2', '=$B$8+$B$2'],
    ['=SUM(B2:B7)', '=SUM(B2:B8)'],
    ['=Участники!B7+Пары!B7', '=Участники!B8+Пары!B7'],
    ["='участники'!B7", "='участники'!B8"],
  ])('by an inserted row: %s is %s', (formula, expected) => {
    expect(movedFormula(formula, inserted)).toBe(expected);
  });

  it('follows moved columns of its own tab', () => {
    const columns = (column: number) => (column === 1 ? 27 : column);
    expect(movedFormula('=B7+$B7+C7+Пары!B7', { ...sorted, columns })).toBe('=AB2+$AB2+C2+Пары!B2');
  });

  it('is unchanged after moving back', () => {
    const row = fc.integer({ min: 0, max: 500 });
    const corner = fc.tuple(fc.constantFrom('', '$'), fc.constantFrom('A', 'Z', 'AB', 'ZZ'), fc.constantFrom('', '$'));
    fc.assert(
      fc.property(row, row, fc.array(corner, { minLength: 1, maxLength: 5 }), (from, to, corners) => {
        const formula = `=${corners.map(([a, letters, b], i) => `${a}${letters}${b}${from + 1 + i}`).join('+')}`;
        const there = movedFormula(formula, { ...sorted, from, to });
        expect(movedFormula(there, { ...sorted, from: to, to: from })).toBe(formula);
      }),
    );
  });
});
