import type { DateTime } from 'luxon';
import { serialNumber, wallTime } from '../../serial-date.ts';
import { type Call, type FunctionTable, scalar } from '../function.ts';
import type { Value } from '../value.ts';
import { badNumber, number, whole } from './arguments.ts';
import { days360, yearFraction } from './year-fraction.ts';

type Args = readonly (Value | undefined)[];

const dayAt = (args: Args, index: number, call: Call): DateTime => wallTime(Math.floor(number(args, index, call)));

/** The interest periods around the settlement of a bond. */
interface Coupons {
  /** The last interest date on or before the settlement. */
  readonly previous: DateTime;
  /** The first interest date after the settlement. */
  readonly next: DateTime;
  /** The interest dates from `next` to the maturity. */
  readonly count: number;
  /** The numbers of days: from the previous date to the settlement, from the settlement to the next date, and in the whole period. */
  readonly passed: number;
  readonly left: number;
  readonly period: number;
}

/** The days between two dates. The day count decides whether each month has 30 days or its actual days. */
function daysBetween(from: DateTime, to: DateTime, basis: number): number {
  if (basis === 0 || basis === 4) return days360(from, to, basis === 4);
  return Math.round(to.diff(from, 'days').days);
}

function periodLength(previous: DateTime, next: DateTime, frequency: number, basis: number): number {
  if (basis === 1) return daysBetween(previous, next, basis);
  return (basis === 3 ? 365 : 360) / frequency;
}

function coupons(settlement: DateTime, maturity: DateTime, frequency: number, basis: number, call: Call): Coupons {
  if (![1, 2, 4].includes(frequency)) throw badNumber(`Function ${call.name} expects 1, 2 or 4 payments a year.`);
  if (settlement >= maturity) throw badNumber(`Function ${call.name} expects a maturity after the settlement.`);
  if (basis < 0 || basis > 4) throw badNumber(`Function ${call.name} expects a day count between 0 and 4.`);
  const atMonthEnd = maturity.day === maturity.daysInMonth;
  const date = (back: number): DateTime => {
    const found = maturity.minus({ months: (back * 12) / frequency });
    return atMonthEnd ? found.endOf('month').startOf('day') : found;
  };
  let count = 1;
  while (date(count) > settlement) count += 1;
  const [previous, next] = [date(count), date(count - 1)];
  const period = periodLength(previous, next, frequency, basis);
  const passed = daysBetween(previous, settlement, basis);
  // If each month has 30 days, the days after the settlement are the rest of the period.
  const left = basis === 0 || basis === 4 ? period - passed : daysBetween(settlement, next, basis);
  return { previous, next, count, passed, left, period };
}

const couponsOf = (args: Args, call: Call): Coupons =>
  coupons(dayAt(args, 0, call), dayAt(args, 1, call), whole(args, 2, call), whole(args, 3, call, 0), call);

interface Bond {
  readonly rate: number;
  readonly redemption: number;
  readonly frequency: number;
}

/** The price of a bond for each 100 of its face value. */
function priceOf({ rate, redemption, frequency }: Bond, yearly: number, { count, passed, left, period }: Coupons) {
  const [payment, share] = [(100 * rate) / frequency, left / period];
  const accrued = (payment * passed) / period;
  const factor = 1 + yearly / frequency;
  if (count === 1) return (redemption + payment) / (1 + (share * yearly) / frequency) - accrued;
  const payments = Array.from({ length: count }, (_, index) => payment / factor ** (index + share));
  return redemption / factor ** (count - 1 + share) + payments.reduce((sum, each) => sum + each, 0) - accrued;
}

/** The yield for a price, by bisection. The price falls when the yield grows. */
function yieldOf(bond: Bond, price: number, periods: Coupons): number {
  let [low, high] = [-0.99 * bond.frequency, 1];
  while (priceOf(bond, high, periods) > price && high < 1e6) high *= 2;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (priceOf(bond, middle, periods) > price) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const bondOf = (args: Args, call: Call): { bond: Bond; periods: Coupons } => {
  const frequency = whole(args, 5, call);
  return {
    bond: { rate: number(args, 2, call), redemption: number(args, 4, call), frequency },
    periods: coupons(dayAt(args, 0, call), dayAt(args, 1, call), frequency, whole(args, 6, call, 0), call),
  };
};

/** Macaulay's duration in years: the average time of the payments, weighted by their present values. */
function durationOf(args: Args, call: Call): number {
  const [rate, yearly, frequency] = [number(args, 2, call), number(args, 3, call), whole(args, 4, call)];
  const { count, left, period } = coupons(
    dayAt(args, 0, call),
    dayAt(args, 1, call),
    frequency,
    whole(args, 5, call, 0),
    call,
  );
  const factor = 1 + yearly / frequency;
  let [weighted, total] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const time = index + left / period;
    const payment = (100 * rate) / frequency + (index === count - 1 ? 100 : 0);
    const present = payment / factor ** time;
    weighted += time * present;
    total += present;
  }
  return weighted / total / frequency;
}

/** Years from issue to maturity (`whole`), from issue to settlement (`held`) and from settlement to maturity (`left`). */
function terms(args: Args, call: Call, basis: number) {
  const [settlement, maturity, issue] = [dayAt(args, 0, call), dayAt(args, 1, call), dayAt(args, 2, call)];
  if (settlement >= maturity) throw badNumber(`Function ${call.name} expects a maturity after the settlement.`);
  const count = whole(args, basis, call, 0);
  return {
    whole: yearFraction(issue, maturity, count),
    held: yearFraction(issue, settlement, count),
    left: yearFraction(settlement, maturity, count),
  };
}

/** Bonds with regular interest, and securities that pay interest at their maturity. */
export const BONDS: FunctionTable = {
  COUPNUM: scalar([3, 4], (args, call) => couponsOf(args, call).count),
  COUPPCD: scalar([3, 4], (args, call) => serialNumber(couponsOf(args, call).previous)),
  COUPNCD: scalar([3, 4], (args, call) => serialNumber(couponsOf(args, call).next)),
  COUPDAYBS: scalar([3, 4], (args, call) => couponsOf(args, call).passed),
  COUPDAYS: scalar([3, 4], (args, call) => couponsOf(args, call).period),
  COUPDAYSNC: scalar([3, 4], (args, call) => couponsOf(args, call).left),
  PRICE: scalar([6, 7], (args, call) => {
    const { bond, periods } = bondOf(args, call);
    return priceOf(bond, number(args, 3, call), periods);
  }),
  YIELD: scalar([6, 7], (args, call) => {
    const { bond, periods } = bondOf(args, call);
    return yieldOf(bond, number(args, 3, call), periods);
  }),
  DURATION: scalar([5, 6], durationOf),
  MDURATION: scalar(
    [5, 6],
    (args, call) => durationOf(args, call) / (1 + number(args, 3, call) / whole(args, 4, call)),
  ),
  PRICEMAT: scalar([5, 6], (args, call) => {
    const [rate, yearly] = [number(args, 3, call), number(args, 4, call)];
    const term = terms(args, call, 5);
    return (100 + term.whole * rate * 100) / (1 + term.left * yearly) - term.held * rate * 100;
  }),
  YIELDMAT: scalar([5, 6], (args, call) => {
    const [rate, price] = [number(args, 3, call), number(args, 4, call)];
    const term = terms(args, call, 5);
    const paid = price / 100 + term.held * rate;
    return (1 + term.whole * rate - paid) / paid / term.left;
  }),
  YIELDDISC: scalar([4, 5], (args, call) => {
    const [settlement, maturity] = [dayAt(args, 0, call), dayAt(args, 1, call)];
    const [price, redemption] = [number(args, 2, call), number(args, 3, call)];
    return (redemption - price) / price / yearFraction(settlement, maturity, whole(args, 4, call, 0));
  }),
  ACCRINT: scalar([6, 8], (args, call) => {
    const [issue, settlement] = [dayAt(args, 0, call), dayAt(args, 2, call)];
    if (issue >= settlement) throw badNumber('Function ACCRINT expects a settlement after the issue.');
    return number(args, 4, call) * number(args, 3, call) * yearFraction(issue, settlement, whole(args, 6, call, 0));
  }),
};
