import { formatted } from '../number-format.ts';
import { parseTyped } from '../typed-input.ts';
import { FormulaError, throwIfError, type Value } from './value.ts';

/** The function and argument that an error message names. */
export interface Place {
  readonly name: string;
  readonly index: number;
}

/** A value as a number: empty is 0, text is parsed as if typed. @throws {FormulaError} #VALUE! */
export function toNumber(value: Value, locale: string, place: Place): number {
  const given = throwIfError(value);
  if (typeof given === 'number') return given;
  if (given === null) return 0;
  if (typeof given === 'boolean') return given ? 1 : 0;
  const typed = numberIn(given, locale);
  if (typed !== undefined) return typed;
  throw new FormulaError(
    'VALUE',
    `Function ${place.name} parameter ${place.index + 1} expects number values. But '${given}' is a text and cannot be coerced to a number.`,
  );
}

/** The number that a typed text becomes; undefined if it stays a text. */
export function numberIn(text: string, locale: string): number | undefined {
  if (text.trim() === '') return undefined;
  const { value } = parseTyped(text, locale);
  return typeof value === 'number' ? value : undefined;
}

export function toText(value: Value, locale: string): string {
  const given = throwIfError(value);
  return given === null ? '' : formatted(given, undefined, locale);
}

/** @throws {FormulaError} #VALUE! for a text that is not a boolean */
export function toBoolean(value: Value, place: Place): boolean {
  const given = throwIfError(value);
  if (typeof given === 'boolean') return given;
  if (given === null) return false;
  if (typeof given === 'number') return given !== 0;
  if (/^(true|истина)$/i.test(given)) return true;
  if (/^(false|ложь)$/i.test(given)) return false;
  throw new FormulaError(
    'VALUE',
    `Function ${place.name} parameter ${place.index + 1} expects boolean values. But '${given}' is a text and cannot be coerced to a boolean.`,
  );
}

const rank = (value: string | number | boolean): number => ['number', 'string', 'boolean'].indexOf(typeof value);

/** Compares two values. Numbers come before texts, texts before booleans. Texts ignore case. An empty cell takes the type of the other value. */
export function compareValues(a: Value, b: Value): number {
  const [first, second] = [throwIfError(a), throwIfError(b)];
  if (first === null && second === null) return 0;
  if (first === null) return -compareValues(second, null);
  const other = second ?? (typeof first === 'number' ? 0 : typeof first === 'string' ? '' : false);
  if (typeof first === 'string' && typeof other === 'string') {
    const [left, right] = [first.toLowerCase(), other.toLowerCase()];
    return left < right ? -1 : Number(left > right);
  }
  return Math.sign(rank(first) - rank(other) || Number(first) - Number(other)) || 0;
}
