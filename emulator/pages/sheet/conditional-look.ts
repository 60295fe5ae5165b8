import type { Look } from '../../drive/look.ts';
import type { Cell, GridRange, Sheet } from '../../sheets/model.ts';

/** What a conditional format says, as far as the page draws it. */
interface BooleanRule {
  readonly condition?: { readonly type?: string; readonly values?: readonly { readonly userEnteredValue?: string }[] };
  readonly format?: Look;
}

/** The look that conditional formats add to a cell: the first rule that holds counts. */
export function conditionalLooks(sheet: Sheet): (cell: Cell | null, row: number, column: number) => Look | undefined {
  const rules = sheet.conditionalFormats.flatMap(({ ranges, booleanRule }) => {
    const { condition, format } = (booleanRule ?? {}) as BooleanRule;
    const test = TESTS[condition?.type ?? ''];
    if (!test || !format) return [];
    const given = (condition?.values ?? []).map((value) => value.userEnteredValue ?? '');
    return [{ ranges, format, holds: (value: Cell['value']) => test(value, given) }];
  });
  if (rules.length === 0) return () => undefined;
  return (cell, row, column) =>
    rules.find(({ ranges, holds }) => ranges.some((range) => covers(range, row, column)) && holds(cell?.value))?.format;
}

function covers(range: GridRange, row: number, column: number): boolean {
  const { startRowIndex = 0, endRowIndex = Infinity, startColumnIndex = 0, endColumnIndex = Infinity } = range;
  return row >= startRowIndex && row < endRowIndex && column >= startColumnIndex && column < endColumnIndex;
}

type Test = (value: Cell['value'], given: readonly string[]) => boolean;

const textTest =
  (test: (text: string, wanted: string) => boolean): Test =>
  (value, [wanted = '']) =>
    value !== undefined && test(String(value).toLowerCase(), wanted.toLowerCase());

const numberTest =
  (test: (number: number, low: number, high: number) => boolean): Test =>
  (value, given) => {
    const [low = Number.NaN, high = Number.NaN] = given.map((text) => Number(text.replace(',', '.')));
    return typeof value === 'number' && test(value, low, high);
  };

/** Formulas and dates relative to today are not worked out here: such a rule shows nothing. */
const TESTS: Readonly<Record<string, Test>> = {
  TEXT_EQ: textTest((text, wanted) => text === wanted),
  TEXT_NOT_EQ: textTest((text, wanted) => text !== wanted),
  TEXT_CONTAINS: textTest((text, wanted) => text.includes(wanted)),
  TEXT_NOT_CONTAINS: textTest((text, wanted) => !text.includes(wanted)),
  TEXT_STARTS_WITH: textTest((text, wanted) => text.startsWith(wanted)),
  TEXT_ENDS_WITH: textTest((text, wanted) => text.endsWith(wanted)),
  NUMBER_GREATER: numberTest((number, low) => number > low),
  NUMBER_GREATER_THAN_EQ: numberTest((number, low) => number >= low),
  NUMBER_LESS: numberTest((number, low) => number < low),
  NUMBER_LESS_THAN_EQ: numberTest((number, low) => number <= low),
  NUMBER_EQ: numberTest((number, low) => number === low),
  NUMBER_NOT_EQ: numberTest((number, low) => number !== low),
  NUMBER_BETWEEN: numberTest((number, low, high) => number >= low && number <= high),
  NUMBER_NOT_BETWEEN: numberTest((number, low, high) => number < low || number > high),
  BLANK: (value) => value === undefined || value === '',
  NOT_BLANK: (value) => value !== undefined && value !== '',
};
