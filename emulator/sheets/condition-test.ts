import type { BooleanCondition, Cell } from './model.ts';

type Test = (value: Cell['value'], given: readonly string[]) => boolean;

/** Returns a test for a cell's value; undefined if the emulator does not support this kind of condition. */
export function conditionTest({
  type = '',
  values = [],
}: BooleanCondition): ((value: Cell['value']) => boolean) | undefined {
  const test = TESTS[type];
  const given = values.map(({ userEnteredValue = '' }) => userEnteredValue);
  return test && ((value) => test(value, given));
}

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

/** The tests by kind of condition. Conditions on dates, lists and formulas have no test. */
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
