import { beforeAll, describe, expect, test } from 'vitest';
import { inBrowser } from '../browser.ts';
import { type Measured, measure } from './measure.ts';

describe('the curator’s path from an empty school to a signed order', inBrowser, () => {
  let measured: Measured;
  beforeAll(async () => {
    measured = await measure(8);
  });

  test('ends with working pairs and a clean order that names them', () => {
    expect(measured.people).toBe(8);
    expect(measured.activePairs).toBeGreaterThan(0);
    expect(measured.order).toContain('97-ОД');
    expect(measured.order).not.toMatch(/проект/i);
  });

  test('takes few clicks, and nobody types a code or a date', () => {
    expect(measured).toMatchObject({ typedCodes: 0, typedDates: 0 });
    // The number of people hardly matters, because one action handles all of them. With the workbook alone, 40 people took 570 clicks.
    expect(measured.clicks).toBeLessThan(70);
    expect(measured.minutes).toBeLessThan(10);
  });
});
