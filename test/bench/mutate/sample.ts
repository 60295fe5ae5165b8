// A program with one change of each kind that the trial must tell apart.

export const greatest = (list: readonly number[]): number => Math.max(...list);

/** A module computes this when it loads: a test that begins later cannot change it. */
const limit = greatest([]) + greatest([]);
export const isLimit = (value: number): boolean => value === limit;

let remembered: boolean | undefined;
export const firstComparison = (a: number, b: number): boolean => {
  remembered ??= a === b;
  return remembered;
};

export function firstMultiple(step: number, bound: number): number {
  let multiple = step;
  while (multiple < bound) multiple = multiple + step;
  return multiple;
}

export const weaklyTested = (a: boolean, b: boolean): boolean => a && b;
export const untested = (a: boolean, b: boolean): boolean => a || b;
