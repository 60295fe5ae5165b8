import { expect, it } from 'vitest';
import { firstComparison, firstMultiple, isLimit, weaklyTested } from './sample.ts';

it('a module computes its constant when it loads', () => {
  expect(isLimit(Number.NEGATIVE_INFINITY)).toBe(true);
});

it('a cached value is computed once', () => {
  expect(firstComparison(1, 2)).toBe(false);
});

it('a loop ends', () => {
  expect(firstMultiple(2, 4)).toBe(4);
});

it('a weak assertion passes', () => {
  expect(weaklyTested(true, true)).toBe(true);
});

let runs = 0;
it('a test can run only once', () => {
  runs++;
  expect(weaklyTested(true, true)).toBe(runs === 1);
});
