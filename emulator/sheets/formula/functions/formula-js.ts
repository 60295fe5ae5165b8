import * as formulajs from '@formulajs/formulajs';
import { type ErrorType, errorOf, FormulaError, Grid, type Operand, type Value } from '../value.ts';

type Work = (...given: readonly unknown[]) => unknown;

/**
 * A function of Formula.js, by its path there, e.g. `T.DIST.2T`. Formula.js does not check all arguments, and a wrong one may make it throw an error of
 * JavaScript. Here this becomes #VALUE! for an argument of a wrong type, and #NUM! for a number out of range.
 */
export function formulaJs(path: string): Work {
  let found: unknown = formulajs;
  for (const part of path.split('.')) found = (found as Readonly<Record<string, unknown>>)[part];
  if (typeof found !== 'function') throw new Error(`Formula.js has no ${path}.`);
  const work = found as Work;
  return (...given) => {
    try {
      return work(...given);
    } catch (error) {
      if (error instanceof TypeError) throw unworkable('VALUE', path);
      if (error instanceof RangeError) throw unworkable('NUM', path);
      throw error;
    }
  };
}

const unworkable = (type: ErrorType, name: string): FormulaError =>
  new FormulaError(type, `Function ${name} cannot be worked out with these parameters.`);

/** Converts a result of Formula.js into the result of the function `name`. @throws {FormulaError} if the result is an error or not a finite number */
export function outcome(answer: unknown, name: string): Operand {
  if (!Array.isArray(answer)) return value(answer, name);
  const lines = answer as unknown[];
  return Grid.of(lines.every(Array.isArray) ? (lines as Value[][]) : [lines as Value[]]);
}

/** Like `outcome`, for a function that returns one value. */
export function value(answer: unknown, name: string): Value {
  if (answer instanceof Error) throw unworkable(errorOf(answer.message)?.type ?? 'VALUE', name);
  if (typeof answer === 'number' && !Number.isFinite(answer)) {
    throw new FormulaError('NUM', `Function ${name} has no finite result.`);
  }
  return typeof answer === 'number' || typeof answer === 'string' || typeof answer === 'boolean' ? answer : null;
}
