import { compareValues, toBoolean } from '../coerce.ts';
import { type Call, type FunctionTable, lazy, range, scalar } from '../function.ts';
import type { Node } from '../parse.ts';
import { FormulaError, Grid, type Operand, throwIfError, type Value, valuesOf } from '../value.ts';
import { badValue, notAvailable } from './arguments.ts';

const chosen = (node: Node | undefined, { evaluate }: Call, otherwise: Value): Operand =>
  node ? evaluate(node) : otherwise;

/** The booleans of all arguments, for AND and similar functions. Texts and empty cells of ranges are ignored. */
function truths(args: readonly (Operand | undefined)[], { name }: Call): boolean[] {
  const found = args.flatMap((operand, index) => {
    if (!(operand instanceof Grid)) return [toBoolean(operand ?? null, { name, index })];
    return [...valuesOf(operand)]
      .map(throwIfError)
      .flatMap((value) => (typeof value === 'string' || value === null ? [] : [Boolean(value)]));
  });
  if (found.length === 0) throw badValue(`${name} has no valid input data.`);
  return found;
}

/** The first operand, with the second operand in place of each error that `caught` accepts. */
function replaced(args: readonly (Node | undefined)[], call: Call, caught: (error: FormulaError) => boolean): Operand {
  const [tried, otherwise] = args;
  const result = tried ? call.attempt(tried) : null;
  if (result instanceof FormulaError && caught(result)) return chosen(otherwise, call, null);
  if (!(result instanceof Grid)) return throwIfError(result);
  const instead = otherwise ? call.single(otherwise) : '';
  const lines = result
    .full()
    .map((line) => line.map((value) => (value instanceof FormulaError && caught(value) ? instead : value)));
  return Grid.of(lines);
}

export const LOGICAL: FunctionTable = {
  IF: lazy([2, 3], (args, call) => {
    const [test, yes, no] = args;
    const condition = test ? call.evaluate(test) : null;
    if (condition instanceof Grid && call.scope.arrays) {
      const branches = [yes, no].map((node) => (node ? call.attempt(node) : null));
      return call.map([condition, ...branches], ([value = null, then = null, otherwise = null]) =>
        throwIfError(toBoolean(value, { name: 'IF', index: 0 }) ? then : no || args.length > 2 ? otherwise : false),
      );
    }
    const holds = toBoolean(test ? call.single(test) : null, { name: 'IF', index: 0 });
    return holds ? chosen(yes, call, null) : chosen(no, call, args.length > 2 ? null : false);
  }),
  IFS: lazy([2, Infinity], (args, call) => {
    for (let index = 0; index + 1 < args.length; index += 2) {
      const test = args[index];
      if (toBoolean(test ? call.single(test) : null, { name: 'IFS', index }))
        return chosen(args[index + 1], call, null);
    }
    throw notAvailable('No match.');
  }),
  SWITCH: lazy([3, Infinity], (args, call) => {
    const [subject, ...rest] = args;
    const value = subject ? call.single(subject) : null;
    for (let index = 0; index + 1 < rest.length; index += 2) {
      const candidate = rest[index];
      if (compareValues(value, candidate ? call.single(candidate) : null) === 0)
        return chosen(rest[index + 1], call, null);
    }
    if (rest.length % 2 === 1) return chosen(rest.at(-1), call, null);
    throw notAvailable('No match.');
  }),
  IFERROR: lazy([1, 2], (args, call) => replaced(args, call, () => true)),
  IFNA: lazy([1, 2], (args, call) => replaced(args, call, ({ type }) => type === 'N_A')),
  LET: lazy([3, Infinity], (args, call) => {
    let { scope } = call;
    for (let index = 0; index + 2 < args.length; index += 2) {
      const [name, value] = [args[index], args[index + 1]];
      if (name?.kind !== 'name' || !value) throw badValue('LET expects a name and a value for it.');
      scope = { ...scope, names: new Map(scope.names).set(name.name.toUpperCase(), call.evaluate(value, scope)) };
    }
    const body = args.at(-1);
    return body ? call.evaluate(body, scope) : null;
  }),
  AND: range([1, Infinity], (args, call) => truths(args, call).every(Boolean)),
  OR: range([1, Infinity], (args, call) => truths(args, call).some(Boolean)),
  XOR: range([1, Infinity], (args, call) => truths(args, call).filter(Boolean).length % 2 === 1),
  NOT: scalar(1, ([value = null], { name }) => !toBoolean(value, { name, index: 0 })),
  TRUE: scalar(0, () => true),
  FALSE: scalar(0, () => false),
};
