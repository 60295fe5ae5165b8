import { beforeAll, describe, expect, test } from 'vitest';
import { unlikeVerdicts } from './judged.ts';
import { type LivedYear, liveYear } from './year-kit.ts';

describe.each([
  { seed: 3, teachers: 2, calm: true },
  { seed: 7, teachers: 5, calm: false },
])('the year of seed $seed (calm: $calm)', ({ seed, teachers, calm }) => {
  let year: LivedYear;

  beforeAll(async () => {
    year = await liveYear({ seed, teachers, until: '2026-12-31', calm });
    return () => year.workspace.close();
  });

  test('ends with exactly the right activities done, and the others say what they lack', async () => {
    const { unlike, silent, done } = await unlikeVerdicts(year);
    expect(unlike).toEqual([]);
    expect(silent).toEqual([]);
    if (calm) expect(done).toBe(37);
    else expect(done).toBeLessThan(37);
  });
});
