import { DateTime } from 'luxon';
import { serialNumber, UNIX_EPOCH, wallTime } from '../../serial-date.ts';
import { type Call, type FunctionTable, range, scalar } from '../function.ts';
import { type Operand, throwIfError, type Value } from '../value.ts';
import { badNumber, first, firsts, number, numbersIn, text, truth, whole } from './arguments.ts';
import { days360, yearFraction } from './year-fraction.ts';

/** The wall time of an argument, which is a serial date. */
const moment = (args: readonly (Value | undefined)[], index: number, call: Call): DateTime => {
  const serial = number(args, index, call);
  if (serial < 0)
    throw badNumber(
      `Function ${call.name} parameter ${index + 1} value is negative (${serial}). It should be positive or zero.`,
    );
  return wallTime(serial);
};

/** The weekend of NETWORKDAYS.INTL: a number from Google's table, or seven digits that begin with Monday. */
function weekend(value: Value | undefined): (weekday: number) => boolean {
  const given = value === undefined || value === null ? 1 : throwIfError(value);
  if (typeof given === 'string' && /^[01]{7}$/.test(given) && given !== '1111111')
    return (weekday) => given[weekday - 1] === '1';
  const code = Number(given);
  // 1 is Saturday and Sunday, 2 is Sunday and Monday, and so on. From 11 on, the weekend is a single day, beginning with Sunday.
  if (code >= 1 && code <= 7) return (weekday) => weekday === ((code + 4) % 7) + 1 || weekday === ((code + 5) % 7) + 1;
  if (code >= 11 && code <= 17) return (weekday) => weekday === ((code - 12 + 7) % 7) + 1;
  throw badNumber('The weekend is not one of the weekends that exist.');
}

/** Days off: the days of the weekend, and the listed holidays. */
function restDays(holidays: Operand | undefined, isWeekend: (weekday: number) => boolean): (day: DateTime) => boolean {
  const free = new Set(holidays === undefined ? [] : numbersIn(holidays).map(Math.floor));
  return (day) => isWeekend(day.weekday) || free.has(Math.floor(serialNumber(day)));
}

/** The number of working days from one date to another, both included; negative if the second date is earlier. */
function workingDays(args: readonly (Operand | undefined)[], rests: (day: DateTime) => boolean, call: Call): number {
  const given = firsts(args);
  const [start, end] = [moment(given, 0, call).startOf('day'), moment(given, 1, call).startOf('day')];
  const [low, high] = start <= end ? [start, end] : [end, start];
  let count = 0;
  for (let day = low; day <= high; day = day.plus({ days: 1 })) if (!rests(day)) count += 1;
  return start <= end ? count : -count;
}

/** The date a number of working days after another date, or before it. */
function workday(args: readonly (Operand | undefined)[], rests: (day: DateTime) => boolean, call: Call): number {
  const given = firsts(args);
  const count = whole(given, 1, call);
  let day = moment(given, 0, call).startOf('day');
  for (let left = Math.abs(count); left > 0; ) {
    day = day.plus({ days: Math.sign(count) });
    if (!rests(day)) left -= 1;
  }
  return serialNumber(day);
}

const FROM_MONDAY: Readonly<Record<number, number>> = { 1: 7, 2: 1, 3: 1 };

function difference(from: DateTime, to: DateTime, unit: string, name: string): number {
  const between = (part: 'years' | 'months' | 'days'): number => Math.floor(to.diff(from, part).as(part));
  switch (unit.toUpperCase()) {
    case 'Y':
      return between('years');
    case 'M':
      return between('months');
    case 'D':
      return between('days');
    case 'MD':
      return Math.floor(to.diff(from.plus({ months: between('months') }), 'days').days);
    case 'YM':
      return between('months') % 12;
    case 'YD':
      return Math.floor(to.diff(from.plus({ years: between('years') }), 'days').days);
    default:
      throw badNumber(
        `Function ${name} parameter 3 value is ${unit}. Valid values are "Y", "M", "D", "MD", "YM" and "YD".`,
      );
  }
}

export const DATE: FunctionTable = {
  TODAY: scalar(0, (_args, { scope }) => Math.floor(scope.workbook.now())),
  NOW: scalar(0, (_args, { scope }) => scope.workbook.now()),
  DATE: scalar(3, (args, call) => {
    const year = whole(args, 0, call);
    const start = DateTime.utc(year < 1900 ? year + 1900 : year, 1, 1);
    return serialNumber(start.plus({ months: whole(args, 1, call) - 1, days: whole(args, 2, call) - 1 }));
  }),
  TIME: scalar(3, (args, call) => {
    const seconds = whole(args, 0, call) * 3600 + whole(args, 1, call) * 60 + whole(args, 2, call);
    return (seconds / 86_400) % 1;
  }),
  YEAR: scalar(1, (args, call) => moment(args, 0, call).year),
  MONTH: scalar(1, (args, call) => moment(args, 0, call).month),
  DAY: scalar(1, (args, call) => moment(args, 0, call).day),
  HOUR: scalar(1, (args, call) => moment(args, 0, call).hour),
  MINUTE: scalar(1, (args, call) => moment(args, 0, call).minute),
  SECOND: scalar(1, (args, call) => moment(args, 0, call).second),
  WEEKDAY: scalar([1, 2], (args, call) => {
    const type = whole(args, 1, call, 1);
    const first_ = FROM_MONDAY[type];
    if (first_ === undefined)
      throw badNumber(`Function WEEKDAY parameter 2 value is ${type}. Valid values are between 1 and 3 inclusive.`);
    const day = (moment(args, 0, call).weekday - first_ + 7) % 7;
    return type === 3 ? day : day + 1;
  }),
  WEEKNUM: scalar([1, 2], (args, call) => {
    const day = moment(args, 0, call);
    const type = whole(args, 1, call, 1);
    if (type === 21) return day.weekNumber;
    // The first day of the week: Sunday for 1 and 17, Monday for 2 and 11, later days for 12 to 16.
    const begins = type === 1 || type === 17 ? 7 : type === 2 ? 1 : type - 10;
    const newYear = day.startOf('year');
    return Math.floor((day.ordinal - 1 + ((newYear.weekday - begins + 7) % 7)) / 7) + 1;
  }),
  ISOWEEKNUM: scalar(1, (args, call) => moment(args, 0, call).weekNumber),
  EDATE: scalar(2, (args, call) =>
    Math.floor(serialNumber(moment(args, 0, call).plus({ months: whole(args, 1, call) }))),
  ),
  EOMONTH: scalar(2, (args, call) =>
    Math.floor(
      serialNumber(
        moment(args, 0, call)
          .startOf('month')
          .plus({ months: whole(args, 1, call) })
          .endOf('month'),
      ),
    ),
  ),
  DAYS: scalar(2, (args, call) => Math.floor(number(args, 0, call)) - Math.floor(number(args, 1, call))),
  DATEDIF: scalar(3, (args, call) => {
    const [from, to] = [moment(args, 0, call).startOf('day'), moment(args, 1, call).startOf('day')];
    if (from > to) throw badNumber('Function DATEDIF parameter 1 should be on or before parameter 2.');
    return difference(from, to, text(args, 2, call), 'DATEDIF');
  }),
  DATEVALUE: scalar(1, (args, call) => Math.floor(number(args, 0, call))),
  TIMEVALUE: scalar(1, (args, call) => number(args, 0, call) % 1),
  NETWORKDAYS: range([2, 3], (args, call) => workingDays(args, restDays(args[2], weekend(undefined)), call)),
  'NETWORKDAYS.INTL': range([2, 4], (args, call) =>
    workingDays(args, restDays(args[3], weekend(first(args[2]))), call),
  ),
  WORKDAY: range([2, 3], (args, call) => workday(args, restDays(args[2], weekend(undefined)), call)),
  'WORKDAY.INTL': range([2, 4], (args, call) => workday(args, restDays(args[3], weekend(first(args[2]))), call)),
  YEARFRAC: scalar([2, 3], (args, call) =>
    yearFraction(moment(args, 0, call).startOf('day'), moment(args, 1, call).startOf('day'), whole(args, 2, call, 0)),
  ),
  DAYS360: scalar([2, 3], (args, call) =>
    days360(moment(args, 0, call), moment(args, 1, call), truth(args, 2, call, false)),
  ),
  EPOCHTODATE: scalar([1, 2], (args, call) => {
    const unit = [1, 1e3, 1e6][whole(args, 1, call, 1) - 1];
    if (unit === undefined) throw badNumber('Function EPOCHTODATE parameter 2 should be between 1 and 3.');
    return number(args, 0, call) / unit / 86_400 + UNIX_EPOCH;
  }),
};
