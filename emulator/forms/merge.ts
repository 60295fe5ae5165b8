import type { Mask } from '../core/fields-mask.ts';

/**
 * `old` with the masked fields from `given`. A masked field that `given` lacks is removed. Empty messages stay, because they have a meaning in a
 * form: `textQuestion: {}` is a short text.
 */
export function merge<T extends object>(old: T, given: object, mask: Mask): T {
  if (mask === true) return given as T;
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(old));
  const source: Record<string, unknown> = { ...given };
  for (const [name, child] of mask) {
    const value = source[name];
    if (child !== true && (isObject(result[name]) || isObject(value))) {
      result[name] = merge(isObject(result[name]) ? result[name] : {}, isObject(value) ? value : {}, child);
    } else if (value === undefined) delete result[name];
    else result[name] = value;
  }
  return result as T;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
