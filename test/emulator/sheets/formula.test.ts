import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../emulator/sheets/formula/functions/registry.ts';
import { offset, rewriteReferences } from '../../../emulator/sheets/formula/rewrite.ts';
import { tokenize } from '../../../emulator/sheets/formula/tokens.ts';
import { startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
let russian: Workspace;
beforeAll(async () => {
  [work, russian] = await Promise.all([startWorkspace(), startWorkspace({ locale: 'ru_RU' })]);
  return () => Promise.all([work.close(), russian.close()]);
});
beforeEach(async () => {
  for (const each of [work, russian]) {
    await each.api.spreadsheets.values.clear({ spreadsheetId: each.spreadsheetId, range: 'A1:Z1000' });
    await each.write('A1', [
      [1, 'alpha', 46266],
      [2, 'beta', 46267],
      [3, 'gamma', 46268],
    ]);
  }
});

/** The value of a formula in E1. */
async function shown(formula: string, where = work): Promise<unknown> {
  await where.write('E1', [[formula]], 'USER_ENTERED');
  return (await where.read('E1', { valueRenderOption: 'UNFORMATTED_VALUE' }))?.[0]?.[0];
}

const cell = async (range: string) =>
  (await work.get({ ranges: [range], includeGridData: true })).sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0];

describe('a formula', () => {
  it.each<[string, unknown]>([
    ['=1+2*3^2', 19],
    ['=-2^2', 4],
    ['=(1+2)*3', 9],
    ['=10%*50', 5],
    ['="a"&1.5&TRUE', 'a1.5TRUE'],
    ['="A"="a"', true],
    ['=1<>2', true],
    ['=NE(1,2)', true],
    ['=GTE(A2,2)', true],
    ['=LT("b","a")', false],
    ['=ISBETWEEN(A3,1,3)', true],
    ['=ISBETWEEN(A3,1,3,TRUE,FALSE)', false],
    ['=UMINUS(A2)', -2],
    ['=UNARY_PERCENT(50)', 0.5],
    ['=POW(2,10)', 1024],
    ['=STDEV.S(A1:A3)', 1],
    ['=VAR.P(1,3)', 1],
    ['=RANK.EQ(3,A1:A3)', 1],
    ['=QUARTILE.INC(A1:A3,2)', 2],
    ['=SUM(A1:A3,"4")', 10],
    ['=SUM(A:A)', 6],
    ['=SUM($A$1:A2)', 3],
    ['=AVERAGE(A1:A3)', 2],
    ['=COUNTA(A1:B3)', 6],
    ['=COUNTIF(B1:B3,"*a")', 3],
    ['=COUNTIFS(A1:A3,">1",B1:B3,"<>beta")', 1],
    ['=SUMIF(B1:B3,"beta",A1:A3)', 2],
    ['=AVERAGEIFS(A1:A3,A1:A3,">=2")', 2.5],
    ['=MAX(A1:A3)-MIN(A1:A3)', 2],
    ['=MEDIAN(1,2,10)', 2],
    ['=ROUND(2.345,2)', 2.35],
    ['=ROUND(-1.5)', -2],
    ['=MOD(-3,5)', 2],
    ['=IF(A1>1,"more","less")', 'less'],
    ['=IFS(A1>1,"more",TRUE,"else")', 'else'],
    ['=SWITCH(A2,1,"one",2,"two")', 'two'],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=AND(A1=1,OR(A2=0,A3=3),NOT(FALSE))', true],
    ['=VLOOKUP(2,A1:B3,2,FALSE)', 'beta'],
    ['=VLOOKUP(2.5,A1:B3,2)', 'beta'],
    ['=INDEX(B1:B3,MATCH("gamma",B1:B3,0))', 'gamma'],
    ['=XLOOKUP("beta",B1:B3,A1:A3)', 2],
    ['=XLOOKUP("delta",B1:B3,A1:A3,"none")', 'none'],
    ['=INDIRECT("A"&3)', 3],
    ['=OFFSET(A1,1,1)', 'beta'],
    ['=CHOOSE(2,"x","y")', 'y'],
    ['=ROWS(A1:B3)*COLUMNS(A1:B3)', 6],
    ['=UPPER(LEFT("слово",2))&MID("слово",3,2)', 'СЛов'],
    ['=TEXTJOIN(", ",TRUE,B1:B3)', 'alpha, beta, gamma'],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=REGEXEXTRACT("К-07","\\d+")', '07'],
    ['=REGEXMATCH(B1,"^al")', true],
    ['=TEXT(C1,"dd.mm.yyyy")', '01.09.2026'],
    ['=YEAR(C1)*100+MONTH(C1)', 202609],
    ['=WEEKDAY(C1,2)', 2],
    ['=EOMONTH(C1,0)-C1', 29],
    ['=DATEDIF(DATE(2026,1,31),DATE(2026,3,1),"M")', 1],
    ['=NETWORKDAYS(C1,C1+6)', 5],
    ['=SUMPRODUCT(A1:A3,A1:A3)', 14],
    ['=SUMPRODUCT((B1:B3="beta")*A1:A3)', 2],
    ['=LET(x,5,x*x)', 25],
    ['=LEN("")', 0],
    ['=ISBLANK(D9)', true],
    ['=D9', ''],
    ['=ROUND(PMT(0.01,12,-100),4)', 8.8849],
  ])('%s is %j', async (formula, value) => {
    expect(await shown(formula)).toBe(value);
  });

  it.each<[string, string, string, RegExp]>([
    ['=1/0', '#DIV/0!', 'DIVIDE_BY_ZERO', /^Function DIVIDE parameter 2 cannot be zero\.$/],
    ['=A1+B1', '#VALUE!', 'VALUE', /^Function ADD parameter 2 expects number values\. But 'alpha' is a text/],
    ['=NOSUCH(1)', '#NAME?', 'NAME', /^Unknown function: 'NOSUCH'\.$/],
    ['=BADFORMULA', '#NAME?', 'NAME', /^Unknown range name: 'BADFORMULA'\.$/],
    ['=VLOOKUP(9,A1:B3,2,FALSE)', '#N/A', 'N_A', /^Did not find value '9' in VLOOKUP evaluation\.$/],
    ['=SQRT(-1)', '#NUM!', 'NUM', /negative/],
    ['=Nowhere!A1', '#REF!', 'REF', /Unresolved sheet name/],
    ['=1+', '#ERROR!', 'ERROR', /^Formula parse error\.$/],
    ['=SUM(E1,1)', '#REF!', 'REF', /^Circular dependency detected/],
    ['=LEN()', '#N/A', 'N_A', /^Wrong number of arguments to LEN\. Expected 1 arguments, but got 0 arguments\.$/],
  ])('%s is the error %s as a value', async (formula, text, type, message) => {
    expect(await shown(formula)).toBe(text);
    const { effectiveValue, formattedValue, userEnteredValue } = (await cell('E1')) ?? {};
    expect(effectiveValue?.errorValue).toEqual({ type, message: expect.stringMatching(message) });
    expect(formattedValue).toBe(text);
    expect(userEnteredValue).toEqual({ formulaValue: formula });
  });

  it('is recalculated when its references change, however far away', async () => {
    await work.write('D1', [['=A1+1'], ['=D1+1'], ['=SUM(D1:D2)']], 'USER_ENTERED');
    await work.batch({ addSheet: { properties: { title: 'Далеко', sheetId: 77 } } });
    await work.write("'Далеко'!A1", [['=Sheet1!D3*10']], 'USER_ENTERED');
    expect(await work.read("'Далеко'!A1")).toEqual([['50']]);
    await work.write('A1', [[10]]);
    expect(await work.read("'Далеко'!A1")).toEqual([['230']]);
    await work.batch({ updateSheetProperties: { properties: { sheetId: 0, title: 'Свод' }, fields: 'title' } });
    expect(await work.read("'Далеко'!A1", { valueRenderOption: 'FORMULA' })).toEqual([["='Свод'!D3*10"]]);
    await work.batch({ updateSheetProperties: { properties: { sheetId: 0, title: 'Sheet1' }, fields: 'title' } });
    await work.batch({ deleteSheet: { sheetId: 77 } });
  });

  it('aggregates a named range of one cell as a range, and a name of LET as a value', async () => {
    const range = { startRowIndex: 0, endRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 };
    await work.batch({ addNamedRange: { namedRange: { name: 'one', range } } });
    expect([await shown('=SUM(one,1)'), await shown('=COUNTA(one)'), await shown('=LET(one,"2",SUM(one,1))')]).toEqual([
      1, 1, 3,
    ]);
  });

  it('does not loop on circular references, even long ones or through ranges', async () => {
    await work.write('D1', [['=E1'], ['=D1'], ['=SUM(D1:D2)']], 'USER_ENTERED');
    await work.write('E1', [['=D3']], 'USER_ENTERED');
    expect(await work.read('D1:E3')).toEqual([['#REF!', '#REF!'], ['#REF!'], ['#REF!']]);
    await work.write('F1', [...Array.from({ length: 400 }, (_, row) => [`=F${row + 2}+1`]), [0]], 'USER_ENTERED');
    expect(await work.read('F1')).toEqual([['400']]);
    await work.write('F401', [['=F1']], 'USER_ENTERED');
    expect(await work.read('F1')).toEqual([['#REF!']]);
  });

  it('is stored as Google does: references in capitals and ordered, the rest as typed', async () => {
    const stored = async (formula: string) => {
      await work.write('E1', [[formula]], 'USER_ENTERED');
      return (await work.read('E1', { valueRenderOption: 'FORMULA' }))?.[0]?.[0];
    };
    expect(await stored('=sum( sheet1!a3:a3 )')).toBe('=sum( Sheet1!A3 )');
    expect(await stored("='Sheet1'!B3:a2")).toBe('=Sheet1!A2:B3');
    expect(await stored('=sum(a1:a1)+ 1')).toBe('=sum(A1)+ 1');
    expect(await stored('="a1"&$b$2')).toBe('="a1"&$B$2');
  });

  it('a formula with an array result fills the neighbouring cells, and clears them when the array shrinks', async () => {
    await work.write('E1', [['=FILTER(A1:B3,A1:A3>1)']], 'USER_ENTERED');
    expect(await work.read('E1:F3')).toEqual([
      ['2', 'beta'],
      ['3', 'gamma'],
    ]);
    const spilled = await cell('F1');
    expect(spilled?.userEnteredValue).toBeUndefined();
    expect(spilled?.effectiveValue).toEqual({ stringValue: 'beta' });
    await work.write('A2', [[0]]);
    expect(await work.read('E1:F3')).toEqual([['3', 'gamma']]);
    await work.write('E5', [['=SEQUENCE(2,2)']], 'USER_ENTERED');
    await work.write('F6', [['taken']]);
    expect(await work.read('E5:F6')).toEqual([['#REF!'], ['', 'taken']]);
    await work.write('F6', [['']]);
    expect(await work.read('E5:F6')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('shows a date if its result is one', async () => {
    const numberFormat = { type: 'DATE', pattern: 'dd.mm.yyyy' };
    const range = { sheetId: 0, startColumnIndex: 2, endColumnIndex: 3 };
    await work.batch({
      repeatCell: { range, cell: { userEnteredFormat: { numberFormat } }, fields: 'userEnteredFormat.numberFormat' },
    });
    await work.write('E1', [['=C1+7', '=C2-C1', '=DATE(2026,12,31)', '=MAX(C1:C3)', '=TO_DATE(1)']], 'USER_ENTERED');
    expect(await work.read('E1:I1')).toEqual([['08.09.2026', '1', '12/31/2026', '03.09.2026', '12/31/1899']]);
    expect((await cell('E1'))?.effectiveFormat?.numberFormat).toEqual(numberFormat);
    expect((await cell('E1'))?.userEnteredFormat).toBeUndefined();
  });

  it('a formula in a Russian spreadsheet has semicolons between arguments and decimal commas', async () => {
    expect(await shown('=ОШИБКА(1)', russian)).toBe('#NAME?');
    expect(await shown('=SUM(1,5;2)', russian)).toBe(3.5);
    expect(await shown('=IF(A1>0;"да";"нет")', russian)).toBe('да');
    expect(await shown('=SUM(1.5;2)', russian)).toBe('#ERROR!');
    expect(await shown('={1\\2;3\\4}', russian)).toBe(1);
    await russian.write('E1', [['=ИСТИНА', '=1,5&""', '=1/3']], 'USER_ENTERED');
    expect(await russian.read('E1:G1')).toEqual([['ИСТИНА', '1,5', '0,3333333333']]);
  });

  it('typed as text stays a text: RAW, stringValue, a leading apostrophe, a plain-text cell', async () => {
    await work.write('E1', [['=1+1']]);
    await work.write('F1', [["'=1+1"]], 'USER_ENTERED');
    await work.batch({
      updateCells: {
        start: { sheetId: 0, columnIndex: 6 },
        rows: [{ values: [{ userEnteredValue: { stringValue: '=1+1' } }] }],
        fields: 'userEnteredValue',
      },
    });
    expect(await work.read('E1:G1')).toEqual([['=1+1', '=1+1', '=1+1']]);
    expect((await cell('E1'))?.userEnteredValue).toEqual({ stringValue: '=1+1' });
  });

  it('can be a formulaValue, and repeatCell shifts its references', async () => {
    await work.batch({
      repeatCell: {
        range: { sheetId: 0, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 4, endColumnIndex: 5 },
        cell: { userEnteredValue: { formulaValue: '=A1*$A$3' } },
        fields: 'userEnteredValue',
      },
    });
    expect(await work.read('E1:E3')).toEqual([['3'], ['6'], ['9']]);
  });

  it('follows its cells when rows are inserted, and becomes #REF! when they are deleted', async () => {
    const rows = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex, endIndex });
    await work.write('E1', [['=SUM(A1:A3)', '=A2', '=A$3']], 'USER_ENTERED');
    await work.batch({ insertDimension: { range: rows(1, 2) } });
    expect(await work.read('E1:G1', { valueRenderOption: 'FORMULA' })).toEqual([['=SUM(A1:A4)', '=A3', '=A$4']]);
    await work.batch({ deleteDimension: { range: rows(1, 3) } });
    expect(await work.read('E1:G1', { valueRenderOption: 'FORMULA' })).toEqual([['=SUM(A1:A2)', '=#REF!', '=A$2']]);
    expect(await work.read('E1:G1')).toEqual([['4', '#REF!', '3']]);
  });
});

describe('laws of formulas', () => {
  const reference = fc
    .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 900 }), fc.boolean(), fc.boolean())
    .map(([column, row, fixedColumn, fixedRow]) => {
      const letters =
        column < 26
          ? String.fromCharCode(65 + column)
          : `${String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}`;
      return `${fixedColumn ? '$' : ''}${letters}${fixedRow ? '$' : ''}${row}`;
    });
  const formula = fc
    .array(fc.oneof(reference, fc.constantFrom('1.5', '"a1"', 'SUM(A1:B2)', "'Лист 1'!C3", 'x_y')))
    .map((parts) => `=${['0', ...parts].join('+')}`);

  it('the tokens of any formula, joined, are the formula', () => {
    fc.assert(
      fc.property(formula, (text) => {
        expect(
          `=${tokenize(text, '.')
            ?.map((each) => each.text)
            .join('')}`,
        ).toBe(text);
      }),
    );
  });

  it('a formula copied away and back is unchanged', () => {
    fc.assert(
      fc.property(formula, fc.nat(50), fc.nat(50), (text, rows, columns) => {
        const away = rewriteReferences(text, '.', offset(rows, columns));
        expect(rewriteReferences(away, '.', offset(-rows, -columns))).toBe(text);
      }),
    );
  });

  it('any text after an equals sign gives a value or an error, never a crash', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        ',',
        '+',
        '-',
        '"',
        'A1',
        'A1:B2',
        '1',
        'SUM(',
        'IF(',
        '{',
        '}',
        '%',
        '^',
        '&',
        '!',
        "'",
        ':',
      ),
      fc.string({ maxLength: 3 }),
    );
    const texts = fc.sample(
      fc.array(piece, { maxLength: 12 }).map((parts) => `=${parts.join('')}x`),
      { numRuns: 300, seed: 5 },
    );
    await work.write(
      'H1',
      texts.map((text) => [text]),
      'USER_ENTERED',
    );
    expect((await work.read('H1:H300'))?.length).toBe(300);
  });

  it('more than two hundred functions are known', () => {
    expect(Object.keys(FUNCTIONS).length).toBeGreaterThan(200);
  });
});
