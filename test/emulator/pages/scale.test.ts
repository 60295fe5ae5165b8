import { expect, it } from 'vitest';
import { roundScale } from '../../../emulator/pages/chart/scale.ts';

it('a scale covers more numbers than a function call takes arguments', () => {
  const numbers = Array.from({ length: 130_000 }, (_, index) => (index === 0 ? -3 : index));
  const { low, high } = roundScale(numbers);
  expect(low).toBeLessThanOrEqual(-3);
  expect(high).toBeGreaterThanOrEqual(129_999);
});
