import { RE2JS, RE2JSException } from 're2js';

/** The maximum number of compiled patterns in the cache. A formula uses few patterns, but often for thousands of cells. */
const MOST_KEPT = 100;
const compiled = new Map<string, RE2JS>();

/**
 * A pattern of RE2 (https://github.com/google/re2/wiki/Syntax). The search takes linear time, so that no formula can stop the server.
 * @param refused - makes the error for a pattern that RE2 refuses
 */
export function re2(source: string, refused: () => Error): RE2JS {
  const before = compiled.get(source);
  if (before) return before;
  try {
    const pattern = RE2JS.compile(source);
    if (compiled.size >= MOST_KEPT) compiled.clear();
    compiled.set(source, pattern);
    return pattern;
  } catch (error) {
    if (error instanceof RE2JSException) throw refused();
    throw error;
  }
}
