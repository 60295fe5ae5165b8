import { wallTime } from '../../serial-date.ts';
import { type Call, type FunctionTable, scalar } from '../function.ts';
import type { Value } from '../value.ts';
import { badNumber, number, whole } from './arguments.ts';
import { yearFraction } from './year-fraction.ts';

type Args = readonly (Value | undefined)[];

/** The part of a year between the first two arguments, by the day count of the argument at `basis`. */
function term(args: Args, call: Call, basis: number): number {
  const [settlement, maturity] = [0, 1].map((index) => wallTime(Math.floor(number(args, index, call))));
  if (!settlement || !maturity || settlement >= maturity) {
    throw badNumber(`Function ${call.name} expects a maturity after the settlement.`);
  }
  return yearFraction(settlement, maturity, whole(args, basis, call, 0));
}

/** The days of a treasury bill. @throws {FormulaError} #NUM! for more than a year */
function days(args: Args, call: Call): number {
  const count = Math.floor(number(args, 1, call)) - Math.floor(number(args, 0, call));
  if (count <= 0 || count > 366) throw badNumber(`Function ${call.name} expects a term of at most one year.`);
  return count;
}

/** Discounted securities and treasury bills. */
export const SECURITIES: FunctionTable = {
  DISC: scalar([4, 5], (args, call) => {
    const [price, redemption] = [number(args, 2, call), number(args, 3, call)];
    return (redemption - price) / redemption / term(args, call, 4);
  }),
  INTRATE: scalar([4, 5], (args, call) => {
    const [invested, redemption] = [number(args, 2, call), number(args, 3, call)];
    return (redemption - invested) / invested / term(args, call, 4);
  }),
  RECEIVED: scalar([4, 5], (args, call) => number(args, 2, call) / (1 - number(args, 3, call) * term(args, call, 4))),
  PRICEDISC: scalar([4, 5], (args, call) => {
    const [discount, redemption] = [number(args, 2, call), number(args, 3, call)];
    return redemption - discount * redemption * term(args, call, 4);
  }),
  ACCRINTM: scalar([3, 5], (args, call) => number(args, 3, call, 1000) * number(args, 2, call) * term(args, call, 4)),
  TBILLPRICE: scalar(3, (args, call) => 100 * (1 - (number(args, 2, call) * days(args, call)) / 360)),
  TBILLYIELD: scalar(3, (args, call) => {
    const price = number(args, 2, call);
    return ((100 - price) / price) * (360 / days(args, call));
  }),
  TBILLEQ: scalar(3, (args, call) => {
    const [rate, count] = [number(args, 2, call), days(args, call)];
    if (count > 182) throw badNumber('Function TBILLEQ is calculated here for terms of at most 182 days.');
    return (365 * rate) / (360 - rate * count);
  }),
};
