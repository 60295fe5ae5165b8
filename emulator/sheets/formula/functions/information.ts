import { columnName } from '../../a1.ts';
import { referencedArea } from '../area-of.ts';
import { numberIn } from '../coerce.ts';
import { type Call, type FunctionTable, lazy, scalar } from '../function.ts';
import type { Node } from '../parse.ts';
import { type ErrorType, FormulaError, Grid, type Operand, throwIfError, type Value } from '../value.ts';
import { badValue, notAvailable, number, text } from './arguments.ts';

/** A test of one value that accepts errors as values. */
const test = (holds: (value: Value) => boolean) =>
  lazy(1, (args: readonly (Node | undefined)[], call: Call): Operand => {
    const [node] = args;
    const operand = node ? call.attempt(node) : null;
    if (operand instanceof Grid && call.scope.arrays) return Grid.of(operand.full().map((line) => line.map(holds)));
    return holds(operand instanceof Grid ? attemptedSingle(node, call) : operand);
  });

function attemptedSingle(node: Node | undefined, call: Call): Value {
  try {
    return node ? call.single(node) : null;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

/** The place that an argument refers to. @throws {FormulaError} #N/A if it is no reference */
function placeOf(node: Node | undefined, call: Call) {
  const area = node && referencedArea(node, call.scope);
  if (!area) throw notAvailable(`Argument must be a range.`);
  return area;
}

const ERROR_NUMBERS: Readonly<Record<ErrorType, number>> = {
  NULL_VALUE: 1,
  DIVIDE_BY_ZERO: 2,
  VALUE: 3,
  REF: 4,
  NAME: 5,
  NUM: 6,
  N_A: 7,
  ERROR: 8,
};

export const INFORMATION: FunctionTable = {
  ISBLANK: test((value) => value === null),
  ISNUMBER: test((value) => typeof value === 'number'),
  ISTEXT: test((value) => typeof value === 'string'),
  ISNONTEXT: test((value) => typeof value !== 'string'),
  ISLOGICAL: test((value) => typeof value === 'boolean'),
  ISERROR: test((value) => value instanceof FormulaError),
  ISERR: test((value) => value instanceof FormulaError && value.type !== 'N_A'),
  ISNA: test((value) => value instanceof FormulaError && value.type === 'N_A'),
  ISEMAIL: test((value) => typeof value === 'string' && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(value)),
  ISURL: test((value) => typeof value === 'string' && /^(https?:\/\/|www\.)\S+\.\S+$/.test(value)),
  ISEVEN: scalar(1, (args, call) => Math.trunc(number(args, 0, call)) % 2 === 0),
  ISODD: scalar(1, (args, call) => Math.trunc(number(args, 0, call)) % 2 !== 0),
  NA: scalar(0, () => {
    throw notAvailable('Error: NA() was evaluated.');
  }),
  N: scalar(1, ([value = null]) => (typeof value === 'number' ? value : value === true ? 1 : 0)),
  T: scalar(1, ([value = null]) => (typeof value === 'string' ? value : '')),
  TYPE: lazy(1, ([node], call) => {
    const operand = node ? call.attempt(node) : null;
    if (operand instanceof FormulaError) return 16;
    if (operand instanceof Grid) return 64;
    return typeof operand === 'string' ? 2 : typeof operand === 'boolean' ? 4 : 1;
  }),
  'ERROR.TYPE': lazy(1, ([node], call) => {
    const operand = node ? call.attempt(node) : null;
    if (operand instanceof FormulaError) return ERROR_NUMBERS[operand.type];
    throw notAvailable('Function ERROR.TYPE parameter 1 expects an error.');
  }),
  ISDATE: lazy(1, ([node], call) => {
    const value = node ? call.attempt(node) : null;
    const given = value instanceof Grid ? value.at(0, 0) : value;
    if (typeof given === 'string') return numberIn(given, call.scope.locale) !== undefined && /[-/.:]/.test(given);
    return (
      typeof given === 'number' &&
      node?.kind === 'call' &&
      /^(DATE|TODAY|NOW|EDATE|EOMONTH|TO_DATE|DATEVALUE|WORKDAY)$/.test(node.name)
    );
  }),
  ISFORMULA: lazy(1, ([node], call) => {
    const { sheetId, startRowIndex, startColumnIndex } = placeOf(node, call);
    return call.scope.workbook.formula(sheetId, startRowIndex, startColumnIndex) !== undefined;
  }),
  FORMULATEXT: lazy(1, ([node], call) => {
    const { sheetId, startRowIndex, startColumnIndex } = placeOf(node, call);
    const formula = call.scope.workbook.formula(sheetId, startRowIndex, startColumnIndex);
    if (formula === undefined) throw notAvailable('The cell has no formula.');
    return formula;
  }),
  ISREF: lazy(1, ([node], call) => node !== undefined && referencedArea(node, call.scope) !== undefined),
  CELL: lazy(2, ([info, node], call) => {
    const wanted = text([info ? call.single(info) : null], 0, call).toLowerCase();
    const { sheetId, startRowIndex: row, startColumnIndex: column } = placeOf(node, call);
    const value = call.scope.workbook.value(sheetId, row, column);
    switch (wanted) {
      case 'row':
        return row + 1;
      case 'col':
        return column + 1;
      case 'address':
        return `$${columnName(column)}$${row + 1}`;
      case 'contents':
        return throwIfError(value);
      case 'type':
        return value === null ? 'b' : typeof value === 'string' ? 'l' : 'v';
      default:
        throw badValue(`Function CELL parameter 1 value '${wanted}' is not supported.`);
    }
  }),
};
