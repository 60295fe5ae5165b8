import { RE2JS, RE2JSException } from 're2js';

/** The maximum number of compiled patterns in the cache. A formula uses few patterns, but often for thousands of cells. */
const MOST_KEPT = 100;
const compiled = new Map<string, RE2JS>();

/** The maximum size of a compiled pattern. The time of a search is the size of the pattern times the length of the text. */
const MOST_STEPS = 5_000;

/**
 * A pattern of RE2 (https://github.com/google/re2/wiki/Syntax). One search takes linear time, so that no pattern can stop the server.
 * @param refused - makes the error for a pattern that RE2 refuses or that is too large
 */
export function re2(source: string, refused: () => Error): RE2JS {
  const before = compiled.get(source);
  if (before) return before;
  try {
    const pattern = RE2JS.compile(source);
    if (pattern.programSize() > MOST_STEPS) throw refused();
    if (compiled.size >= MOST_KEPT) compiled.clear();
    compiled.set(source, pattern);
    return pattern;
  } catch (error) {
    if (error instanceof RE2JSException) throw refused();
    throw error;
  }
}
