import { randomInt } from 'node:crypto';

/** Makes the identifiers that Google generates. */
export interface Ids {
  /** File id: 44 characters of base64url, as in Drive. */
  file(): string;
  /** Positive int32, as Sheets uses for tabs, charts and protected ranges. */
  int31(): number;
  /** Eight hexadecimal digits, as Forms uses for items and questions. */
  hex8(): string;
  /** Positive integer in decimal, as Sheets uses for named ranges. */
  decimal(): string;
  /** `length` characters of base64url. */
  token(length: number): string;
  /** Whole number from 0 inclusive to `limit` exclusive. */
  below(limit: number): number;
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Identifiers that cannot be guessed. */
export function randomIds(): Ids {
  return idsFrom((limit) => randomInt(limit));
}

/** Identifiers whose sequence can start again. */
export interface SeededIds extends Ids {
  reseed(seed: number): void;
}

/** Identifiers for tests and simulated years. A seed always gives the same identifiers in the same order. */
export function seededIds(seed: number): SeededIds {
  let state = seed >>> 0;
  const next = (): number => {
    // One step of the generator mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const reseed = (again: number): void => {
    state = again >>> 0;
  };
  return { ...idsFrom((limit) => Math.floor(next() * limit)), reseed };
}

function idsFrom(below: (limit: number) => number): Ids {
  const token = (length: number): string =>
    Array.from({ length }, () => BASE64URL.charAt(below(BASE64URL.length))).join('');
  return {
    below,
    token,
    file: () => `1${token(43)}`,
    int31: () => 1 + below(2 ** 31 - 1),
    hex8: () =>
      below(2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    decimal: () => String(1 + below(2 ** 31 - 1)),
  };
}
