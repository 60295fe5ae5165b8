import { expect, it } from 'vitest';
import { firstComparison, firstMultiple, isLimit, weaklyTested } from './sample.ts';

it('a module’s constant', () => {
  expect(isLimit(Number.NEGATIVE_INFINITY)).toBe(true);
});

it('what is remembered', () => {
  expect(firstComparison(1, 2)).toBe(false);
});

it('a loop', () => {
  expect(firstMultiple(2, 4)).toBe(4);
});

it('a weak assertion', () => {
  expect(weaklyTested(true, true)).toBe(true);
});

let runs = 0;
it('a test that cannot run twice', () => {
  runs++;
  expect(weaklyTested(true, true)).toBe(runs === 1);
});
