import { shownFormat } from './cell-format.ts';
import { evaluate, narrowed } from './formula/evaluate.ts';
import { parseFormula } from './formula/parse.ts';
import { offset, rewriteReferences } from './formula/rewrite.ts';
import { decimalOf } from './formula/tokens.ts';
import { FormulaError, type Value } from './formula/value.ts';
import type { BooleanCondition, Cell, Workbook } from './model.ts';
import { formatted, isDateFormat } from './number-format.ts';
import { serialNumber, wallTime } from './serial-date.ts';
import { StoredWorkbook } from './stored-workbook.ts';
import { parseTyped } from './typed-input.ts';

/** The place of a condition. References without `$` in its formulas are relative to the cell `origin`. */
export interface ConditionPlace {
  readonly workbook: Workbook;
  readonly sheetId: number;
  readonly origin: { readonly row: number; readonly column: number };
  /** The time for TODAY and relative dates. */
  readonly now: Date;
}

/** Whether a condition holds for the cell at a row and a column. */
export type HoldsAt = (cell: Cell | null | undefined, row: number, column: number) => boolean;

type Test = (cell: Cell | null | undefined, given: readonly (() => Value)[], tools: Tools) => boolean;

interface Tools {
  readonly text: (cell: Cell) => string;
  readonly isDate: (cell: Cell) => boolean;
}

/** Returns a test for cells; undefined for a condition that only data validation has. */
export function conditionTest(
  { type = '', values = [] }: BooleanCondition,
  place: ConditionPlace,
): HoldsAt | undefined {
  const test = TESTS[type];
  if (!test) return undefined;
  const { workbook, sheetId, origin, now } = place;
  const { locale } = workbook.properties;
  const stored = new StoredWorkbook(workbook, now);
  const decimal = decimalOf(locale);
  const computed = (formula: string, row: number, column: number): Value => {
    const here = rewriteReferences(formula, decimal, offset(row - origin.row, column - origin.column));
    const scope = { sheetId, row, column, locale, arrays: false, names: new Map(), workbook: stored };
    try {
      return narrowed(evaluate(parseFormula(here, decimal), scope), scope);
    } catch (error) {
      if (error instanceof FormulaError) return error;
      throw error;
    }
  };
  const tools: Tools = {
    text: (cell) => (cell.value === undefined ? '' : formatted(cell.value, shownFormat(workbook, cell), locale)),
    isDate: (cell) => isDateFormat(shownFormat(workbook, cell)),
  };
  const constants = values.map(({ userEnteredValue = '', relativeDate }) =>
    relativeDate ? relativeDay(relativeDate, stored.now()) : (parseTyped(userEnteredValue, locale).value ?? null),
  );
  const isText = type.startsWith('TEXT_');
  return (cell, row, column) =>
    test(
      cell,
      values.map(({ userEnteredValue = '' }, index) => () => {
        if (userEnteredValue.startsWith('=')) return computed(userEnteredValue, row, column);
        return isText ? userEnteredValue : (constants[index] ?? null);
      }),
      tools,
    );
}

const DAYS: Readonly<Record<string, number>> = { TODAY: 0, TOMORROW: 1, YESTERDAY: -1, PAST_WEEK: -7 };

function relativeDay(relative: string, now: number): number {
  const today = Math.floor(now);
  const days = DAYS[relative];
  if (days !== undefined) return today + days;
  return serialNumber(wallTime(today).minus(relative === 'PAST_YEAR' ? { years: 1 } : { months: 1 }));
}

const textTest =
  (test: (text: string, wanted: string) => boolean): Test =>
  (cell, [wanted], { text }) => {
    if (cell?.value === undefined) return false;
    const given = wanted?.() ?? null;
    return !(given instanceof FormulaError) && test(text(cell).toLowerCase(), String(given ?? '').toLowerCase());
  };

const numberTest =
  (test: (number: number, low: number, high: number) => boolean): Test =>
  (cell, given) => {
    if (typeof cell?.value !== 'number') return false;
    const [low, high = low] = given.map((each) => each());
    return typeof low === 'number' && typeof high === 'number' && test(cell.value, low, high);
  };

const dateTest =
  (test: (day: number, wanted: number) => boolean): Test =>
  (cell, [wanted], { isDate }) => {
    if (typeof cell?.value !== 'number' || !isDate(cell)) return false;
    const day = wanted?.();
    return typeof day === 'number' && test(Math.floor(cell.value), Math.floor(day));
  };

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
  DATE_EQ: dateTest((day, wanted) => day === wanted),
  DATE_NOT_EQ: dateTest((day, wanted) => day !== wanted),
  DATE_BEFORE: dateTest((day, wanted) => day < wanted),
  DATE_AFTER: dateTest((day, wanted) => day > wanted),
  BLANK: (cell) => cell?.value === undefined || cell.value === '',
  NOT_BLANK: (cell) => cell?.value !== undefined && cell.value !== '',
  CUSTOM_FORMULA: (_cell, [formula]) => {
    const value = formula?.() ?? null;
    return value === true || (typeof value === 'number' && value !== 0);
  },
};
