import { columnName } from '../../a1.ts';
import { serialNumber, wallTime } from '../../serial-date.ts';
import { pointedAt } from '../area-of.ts';
import { numberIn } from '../coerce.ts';
import { type Call, type FunctionTable, lazy, range, scalar } from '../function.ts';
import type { Node } from '../parse.ts';
import { FormulaError, Grid, sound, type Value } from '../value.ts';
import {
  badNumber,
  badValue,
  first,
  firsts,
  notAvailable,
  number,
  numbersIn,
  text,
  truth,
  whole,
} from './arguments.ts';
import { days360, yearFraction } from './year-fraction.ts';

/** A function that would fetch something. The emulator fetches nothing. */
const fetching = (type: 'REF' | 'N_A' | 'ERROR', message: string) =>
  range([1, Infinity], () => {
    throw new FormulaError(type, message);
  });

/** The place that an argument refers to. @throws {FormulaError} #N/A if it is no reference */
function placeOf(node: Node | undefined, call: Call) {
  const area = node && pointedAt(node, call.scope);
  if (!area) throw notAvailable(`Argument must be a range.`);
  return area;
}

/** The days off of NETWORKDAYS.INTL: a number of Google's table, or seven digits from Monday on. */
function weekend(value: Value | undefined): (weekday: number) => boolean {
  const given = value === undefined || value === null ? 1 : sound(value);
  if (typeof given === 'string' && /^[01]{7}$/.test(given) && given !== '1111111')
    return (weekday) => given[weekday - 1] === '1';
  const code = Number(given);
  // 1 is Saturday and Sunday, 2 is Sunday and Monday, …; from 11 on one day, beginning with Sunday.
  if (code >= 1 && code <= 7) return (weekday) => weekday === ((code + 4) % 7) + 1 || weekday === ((code + 5) % 7) + 1;
  if (code >= 11 && code <= 17) return (weekday) => weekday === ((code - 12 + 7) % 7) + 1;
  throw badNumber('The weekend is not one of the weekends that exist.');
}

const day = (args: readonly (Value | undefined)[], index: number, call: Call) =>
  wallTime(Math.floor(number(args, index, call)));

/** Functions that only Google has, or that Formula.js computes differently. */
export const GOOGLE: FunctionTable = {
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
  ISREF: lazy(1, ([node], call) => node !== undefined && pointedAt(node, call.scope) !== undefined),
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
        return sound(value);
      case 'type':
        return value === null ? 'b' : typeof value === 'string' ? 'l' : 'v';
      default:
        throw badValue(`Function CELL parameter 1 value '${wanted}' is not supported.`);
    }
  }),
  TO_DATE: scalar(1, ([value = null]) => sound(value)),
  TO_PERCENT: scalar(1, ([value = null]) => sound(value)),
  TO_DOLLARS: scalar(1, ([value = null]) => sound(value)),
  TO_PURE_NUMBER: scalar(1, ([value = null]) => sound(value)),
  EPOCHTODATE: scalar([1, 2], (args, call) => {
    const unit = [1, 1e3, 1e6][whole(args, 1, call, 1) - 1];
    if (unit === undefined) throw badNumber('Function EPOCHTODATE parameter 2 should be between 1 and 3.');
    return number(args, 0, call) / unit / 86_400 + 25_569;
  }),
  'NETWORKDAYS.INTL': range([2, 4], (args, call) => {
    const given = firsts(args);
    const [a, b] = [day(given, 0, call), day(given, 1, call)];
    const [off, free] = [
      weekend(first(args[2])),
      new Set(args[3] === undefined ? [] : numbersIn(args[3]).map(Math.floor)),
    ];
    const [low, high] = a <= b ? [a, b] : [b, a];
    let count = 0;
    for (let each = low; each <= high; each = each.plus({ days: 1 }))
      if (!off(each.weekday) && !free.has(serialNumber(each))) count += 1;
    return a <= b ? count : -count;
  }),
  'WORKDAY.INTL': range([2, 4], (args, call) => {
    const given = firsts(args);
    const [off, free] = [
      weekend(first(args[2])),
      new Set(args[3] === undefined ? [] : numbersIn(args[3]).map(Math.floor)),
    ];
    const count = whole(given, 1, call);
    let each = day(given, 0, call);
    for (let left = Math.abs(count); left > 0; ) {
      each = each.plus({ days: Math.sign(count) });
      if (!off(each.weekday) && !free.has(serialNumber(each))) left -= 1;
    }
    return serialNumber(each);
  }),
  YEARFRAC: scalar([2, 3], (args, call) =>
    yearFraction(day(args, 0, call), day(args, 1, call), whole(args, 2, call, 0)),
  ),
  DAYS360: scalar([2, 3], (args, call) => days360(day(args, 0, call), day(args, 1, call), truth(args, 2, call, false))),
  SPARKLINE: range([1, 2], () => ''),
  IMAGE: range([1, 4], () => ''),
  IMPORTRANGE: fetching('REF', 'You need to connect these sheets.'),
  IMPORTDATA: fetching('N_A', 'Could not fetch url.'),
  IMPORTFEED: fetching('N_A', 'Could not fetch url.'),
  IMPORTHTML: fetching('N_A', 'Could not fetch url.'),
  IMPORTXML: fetching('N_A', 'Could not fetch url.'),
  GOOGLEFINANCE: fetching('N_A', 'The emulator asks no other server.'),
  GOOGLETRANSLATE: fetching('ERROR', 'The emulator asks no other server.'),
  DETECTLANGUAGE: fetching('ERROR', 'The emulator asks no other server.'),
};
