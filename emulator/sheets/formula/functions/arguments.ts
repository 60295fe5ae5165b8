import { numberIn, toBoolean, toNumber, toText } from '../coerce.ts';
import type { Call } from '../function.ts';
import { FormulaError, Grid, type Operand, throwIfError, type Value, valuesOf } from '../value.ts';

/** An argument as a number; `fallback` if the argument is omitted. @throws {FormulaError} */
export function number(
  args: readonly (Value | undefined)[],
  index: number,
  { name, scope }: Call,
  fallback?: number,
): number {
  const value = args[index];
  if (value === undefined && fallback !== undefined) return fallback;
  return toNumber(value ?? null, scope.locale, { name, index });
}

/** Like `number`, truncated. */
export function whole(args: readonly (Value | undefined)[], index: number, call: Call, fallback?: number): number {
  return Math.trunc(number(args, index, call, fallback));
}

export function text(args: readonly (Value | undefined)[], index: number, { scope }: Call, fallback = ''): string {
  const value = args[index];
  return value === undefined ? fallback : toText(value, scope.locale);
}

export function truth(args: readonly (Value | undefined)[], index: number, { name }: Call, fallback: boolean): boolean {
  const value = args[index];
  return value === undefined ? fallback : toBoolean(value, { name, index });
}

/** The first value of an operand, for a function that takes ranges. */
export const first = (operand: Operand | undefined): Value | undefined =>
  operand instanceof Grid ? operand.at(0, 0) : operand;

export const firsts = (args: readonly (Operand | undefined)[]): (Value | undefined)[] => args.map(first);

/**
 * The numbers in arguments, as SUM counts them: all numbers of a range, and each single value converted to a number.
 * @throws {FormulaError} if a value is an error, or a single text is not a number
 */
export function numbers(args: readonly (Operand | undefined)[], { name, scope }: Call): number[] {
  return args.flatMap((operand, index) => {
    if (operand === undefined) return [];
    if (!(operand instanceof Grid)) return [toNumber(operand, scope.locale, { name, index })];
    return numbersIn(operand);
  });
}

/** The numbers of a range, without texts, booleans and empty cells. @throws {FormulaError} if a value is an error */
export function numbersIn(operand: Operand): number[] {
  const found: number[] = [];
  for (const value of valuesOf(operand)) {
    const each = throwIfError(value);
    if (typeof each === 'number') found.push(each);
  }
  return found;
}

/** The test for a criterion such as `">=5"`, `"а*"` or `3`. */
export function criterion(value: Value, locale: string): (candidate: Value) => boolean {
  const wanted = throwIfError(value);
  if (typeof wanted !== 'string') return (candidate) => candidate === (wanted ?? 0);
  const [, operator = '', rest = ''] = /^(<=|>=|<>|<|>|=)?(.*)$/s.exec(wanted) ?? [];
  const size = numberIn(rest, locale);
  if (operator === '' || operator === '=' || operator === '<>') {
    const same = size === undefined ? equalText(rest, operator) : (candidate: Value) => candidate === size;
    return operator === '<>' ? (candidate) => !same(candidate) : same;
  }
  const holds = (order: number): boolean =>
    operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;
  return (candidate) => {
    if (size !== undefined) return typeof candidate === 'number' && holds(candidate - size);
    if (typeof candidate !== 'string') return false;
    const [left, right] = [candidate.toLowerCase(), rest.toLowerCase()];
    return holds(left < right ? -1 : Number(left > right));
  };
}

function equalText(pattern: string, operator: string): (candidate: Value) => boolean {
  if (pattern === '') {
    // "=" matches only empty cells; an empty criterion also matches empty text.
    return (candidate) => candidate === null || (operator === '' && candidate === '');
  }
  if (/^(true|истина)$/i.test(pattern)) return (candidate) => candidate === true;
  if (/^(false|ложь)$/i.test(pattern)) return (candidate) => candidate === false;
  const wild = wildcard(pattern);
  return (candidate) => typeof candidate === 'string' && wild.test(candidate);
}

/** A regular expression for a piece of a pattern between two `*`. */
const pieceSource = (piece: string): string =>
  piece.replace(/~([*?~])|(\?)|([.+^${}()|[\]\\])/g, (_match, literal?: string, wild?: string, special?: string) =>
    wild ? '[\\s\\S]' : `\\${literal ?? special}`,
  );

/**
 * `?` matches one character, `*` any number of characters, and `~` escapes both. Case does not matter. A lookahead finds only the first place of each
 * piece between two `*`, so that the number of `*` does not multiply the time.
 */
export function wildcard(pattern: string): RegExp {
  const pieces = Array.from(`*${pattern}`.matchAll(/\*((?:~[*?~]|[^*])*)/g), ([, piece = '']) => pieceSource(piece));
  const [head = '', ...rest] = pieces;
  const tail = rest.pop();
  const middle = rest.map((piece, index) => `(?=(?<p${index}>[\\s\\S]*?${piece}))\\k<p${index}>`);
  return new RegExp(`^${head}${middle.join('')}${tail === undefined ? '' : `[\\s\\S]*${tail}`}$`, 'iu');
}

export const notAvailable = (message: string): FormulaError => new FormulaError('N_A', message);
export const badNumber = (message: string): FormulaError => new FormulaError('NUM', message);
export const badValue = (message: string): FormulaError => new FormulaError('VALUE', message);
