import { beforeEach, describe, expect, it } from 'vitest';
import { area, refusal, rows, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace({}, { clock: { now: () => new Date('2026-09-10T12:00:00Z') } });
  return () => work.close();
});

const RED = { red: 1 };
const values = (...given: string[]) => given.map((userEnteredValue) => ({ userEnteredValue }));
const formatRule = (
  type: string,
  given: object[],
  range = area(0, 9, 0, 1),
  format: object = { backgroundColor: RED },
) => ({
  addConditionalFormatRule: {
    index: 0,
    rule: { ranges: [range], booleanRule: { condition: { type, values: given }, format } },
  },
});
const validation = (type: string, given: object[], range = area(0, 1, 0, 1)) => ({
  setDataValidation: { range, rule: { condition: { type, values: given } } },
});

/** The rows of the first column whose effective background is red. */
async function redRows(): Promise<number[]> {
  const { sheets } = await work.get({ ranges: ['A1:A9'], fields: 'sheets.data.rowData.values.effectiveFormat' });
  const shown = sheets?.[0]?.data?.[0]?.rowData ?? [];
  return shown.flatMap(({ values: cells }, index) => {
    const { red = 0, green = 0 } = cells?.[0]?.effectiveFormat?.backgroundColor ?? {};
    return red === 1 && green === 0 ? [index] : [];
  });
}

describe('effectiveFormat', () => {
  it.each([
    ['NUMBER_GREATER', values('5'), [[10], [5], ['x']], [0]],
    ['NUMBER_GREATER', values('=$C$1'), [[10, '', 7], [5]], [0]],
    ['NUMBER_BETWEEN', values('2', '=1+3'), [[1], [2], [4], [5]], [1, 2]],
    ['TEXT_CONTAINS', values('b'), [['abc'], ['xyz']], [0]],
    [
      'TEXT_EQ',
      values('=B1'),
      [
        ['a', 'a'],
        ['b', 'x'],
        ['c', 'c'],
      ],
      [0, 2],
    ],
    [
      'CUSTOM_FORMULA',
      values('=$B1>1'),
      [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ],
      [1, 2],
    ],
    ['CUSTOM_FORMULA', values('=AND(ROW()=2;TRUE)'.replace(';', ',')), [['a'], ['b']], [1]],
    ['NOT_BLANK', [], [['a'], [''], ['b']], [0, 2]],
    ['DATE_BEFORE', [{ relativeDate: 'TODAY' }], [['9/9/2026'], ['9/10/2026'], [46000]], [0]],
    ['DATE_AFTER', values('9/9/2026'), [['9/9/2026'], ['9/10/2026']], [1]],
  ])('includes what a conditional format adds: %s %j', async (type, given, cells, wanted) => {
    await work.write('A1', cells, 'USER_ENTERED');
    await work.batch(formatRule(type, given));
    expect(await redRows()).toEqual(wanted);
  });

  it('follows the first rule that holds, and keeps the rest of the cell’s own format', async () => {
    await work.write('A1', [[1]]);
    const bold = { textFormat: { bold: true } };
    await work.batch(
      {
        repeatCell: {
          range: area(0, 1, 0, 1),
          cell: { userEnteredFormat: { textFormat: { italic: true } } },
          fields: 'userEnteredFormat',
        },
      },
      formatRule('NUMBER_EQ', values('1')),
      formatRule('NUMBER_EQ', values('1'), area(0, 1, 0, 1), bold),
    );
    const { sheets } = await work.get({ ranges: ['A1'], fields: 'sheets.data.rowData.values.effectiveFormat' });
    const format = sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.effectiveFormat;
    expect(format?.textFormat).toMatchObject({ bold: true, italic: true });
    expect(format?.backgroundColor).toEqual({ red: 1, green: 1, blue: 1 });
  });

  it('changes with the cells that a rule looks at', async () => {
    await work.write('A1', [['a'], ['b']]);
    await work.batch(formatRule('CUSTOM_FORMULA', values('=$B1=1')));
    expect(await redRows()).toEqual([]);
    await work.write('B2', [[1]]);
    expect(await redRows()).toEqual([1]);
  });

  it('has the colours of a colour scale', async () => {
    await work.write('A1', [[0], [5], [10]]);
    const point = (type: string, color: object) => ({ type, color });
    const gradientRule = { minpoint: point('MIN', { red: 1 }), maxpoint: point('MAX', { blue: 1 }) };
    await work.batch({ addConditionalFormatRule: { index: 0, rule: { ranges: [area(0, 3, 0, 1)], gradientRule } } });
    const { sheets } = await work.get({
      ranges: ['A1:A3'],
      fields: 'sheets.data.rowData.values.effectiveFormat.backgroundColor',
    });
    const shown = sheets?.[0]?.data?.[0]?.rowData?.map(
      ({ values: cells }) => cells?.[0]?.effectiveFormat?.backgroundColor,
    );
    expect(shown).toEqual([{ red: 1 }, { red: 0.5, blue: 0.5 }, { blue: 1 }]);
  });
});

describe('references in conditions', () => {
  const conditions = async () => {
    const text = JSON.stringify(await work.get({ includeGridData: true }));
    return [...text.matchAll(/"userEnteredValue":"(=[^"]*)"/g)].map(([, formula]) => formula);
  };
  beforeEach(async () => {
    const criteria = { 0: { condition: { type: 'CUSTOM_FORMULA', values: values('=$C2>1') } } };
    await work.batch(
      validation('ONE_OF_RANGE', values('=Sheet1!$D$2:$D$5')),
      validation('CUSTOM_FORMULA', values('=D2>1'), area(1, 2, 0, 1)),
      formatRule('CUSTOM_FORMULA', values('=$A1>1'), area(0, 1, 0, 9)),
      { setBasicFilter: { filter: { range: area(0, 9, 2, 3), criteria } } },
      { addFilterView: { filter: { range: area(0, 9, 2, 3), criteria } } },
    );
  });

  it('follow their cells when rows are inserted above', async () => {
    const before = await conditions();
    await work.batch({ insertDimension: { range: rows(0, 1) } });
    const after = await conditions();
    expect(before).toContain('=Sheet1!$D$2:$D$5');
    expect(new Set(after)).toEqual(new Set(['=Sheet1!$D$3:$D$6', '=D3>1', '=$A2>1', '=$C3>1']));
  });

  it('follow a renamed tab, and become #REF! with a deleted one', async () => {
    await work.batch({ updateSheetProperties: { properties: { sheetId: 0, title: 'Goods' }, fields: 'title' } });
    expect(await conditions()).toContain('=Goods!$D$2:$D$5');
    await work.batch(
      { addSheet: { properties: { sheetId: 7, title: 'Other' } } },
      {
        setDataValidation: {
          range: { ...area(0, 1, 0, 1), sheetId: 7 },
          rule: { condition: { type: 'ONE_OF_RANGE', values: values('=Goods!$A$1:$A$3') } },
        },
      },
      { deleteSheet: { sheetId: 0 } },
    );
    expect(await conditions()).toEqual(['=#REF!']);
  });

  it('follow deleted columns and moved blocks', async () => {
    await work.batch({ deleteDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } });
    expect(await conditions()).toContain('=Sheet1!$C$2:$C$5');
  });
});

describe('a condition', () => {
  it.each([
    ['NUMBER_BETWEEN', values('1'), /requires exactly 2 ConditionValues/],
    ['NUMBER_EQ', values('1', '2'), /requires exactly 1/],
    ['TEXT_IS_EMAIL', values('x'), /requires exactly 0/],
    ['CUSTOM_FORMULA', [], /requires exactly 1/],
    ['BOOLEAN', values('1', '2', '3'), /requires between 0 and 2/],
    ['BLANK', [], /not supported for data validation/],
    ['TEXT_STARTS_WITH', values('x'), /not supported for data validation/],
    ['DATE_AFTER', [{ relativeDate: 'TODAY' }], /relative dates/],
  ])('of a validation is checked: %s %j', async (type, given, words) => {
    const refused = await refusal(work.batch(validation(type, given)));
    expect(refused).toMatch(/^400 Invalid requests\[0\]\.setDataValidation: ConditionType/);
    expect(refused).toMatch(words);
  });

  it.each([
    ['ONE_OF_LIST', values('1')],
    ['BOOLEAN', []],
    ['DATE_IS_VALID', []],
    ['NUMBER_NOT_BETWEEN', values('1')],
  ])('of a conditional format is checked: %s', async (type, given) => {
    expect(await refusal(work.batch(formatRule(type, given)))).toMatch(/^400 .*ConditionType/);
  });

  it('is also checked in a filter and in the validation of a written cell', async () => {
    const criteria = { 0: { condition: { type: 'ONE_OF_LIST', values: values('a') } } };
    expect(await refusal(work.batch({ setBasicFilter: { filter: { range: area(0, 2, 0, 1), criteria } } }))).toMatch(
      /^400 /,
    );
    const cell = { dataValidation: { condition: { type: 'NUMBER_BETWEEN', values: values('1') } } };
    const repeat = { repeatCell: { range: area(0, 1, 0, 1), cell, fields: 'dataValidation' } };
    expect(await refusal(work.batch(repeat))).toMatch(/^400 .*ConditionType/);
  });
});
